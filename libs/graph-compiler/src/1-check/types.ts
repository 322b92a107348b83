import type { FormulaType } from '@manim-nodes/formula';
import {
  accepts,
  cannotConnect,
  isList,
  isMobjectType,
  itemOf,
  listOf,
  type Diagnostic,
  type PortType,
} from '@manim-nodes/graph-model';
import type { CheckedNode, Given, Wire } from './checked';
import type { DraftNode, Link } from './draft';
import { nameTaken, typeMismatch, unknownParameter } from './messages';
import { freeNames } from '@manim-nodes/formula';
import { argumentNames } from '@manim-nodes/node-catalog';
import { readParameters } from './values';

type Report = (diagnostic: Diagnostic) => void;

/** Output types of the nodes seen so far. */
type OutputTypes = ReadonlyMap<number, ReadonlyMap<string, PortType>>;

function wireOf(node: DraftNode, handle: string, link: Link, types: OutputTypes, report: Report): Wire | undefined {
  const input = node.inputs.get(handle);
  const type = types.get(link.source)?.get(link.output);
  if (!input || !type) return undefined;
  const acceptance = accepts(input.type, type);
  if (acceptance) return { edge: link.edge, source: link.source, output: link.output, type, acceptance };
  report(typeMismatch(link.edge, cannotConnect(type, input.type)));
  return undefined;
}

/** The formula type of what is wired to a free name; one item of a list. */
function nameType(wire: Wire): FormulaType {
  const type = wire.acceptance.list === 'lift' && isList(wire.type) ? itemOf(wire.type) : wire.type;
  if (type === 'Vector' || isMobjectType(type)) return 'Vector';
  if (type === 'Boolean') return 'Boolean';
  return type === 'Function' ? { arguments: ['Number'], result: 'Number' } : 'Number';
}

/** The port type of a computed value. */
export function portTypeOf(type: FormulaType): PortType {
  if (typeof type === 'object') return 'list' in type ? listOf(portTypeOf(type.list)) : 'Function';
  return type === 'Complex' ? 'Number' : type;
}

/** Handles through which a list makes the node one of many. */
function liftedHandles(
  node: DraftNode,
  given: ReadonlyMap<string, Given>,
  names: ReadonlyMap<string, Wire>,
): ReadonlySet<string> {
  const lifted = new Set<string>();
  for (const [handle, value] of given) {
    const multi = node.inputs.get(handle)?.multi ?? false;
    const parameter = node.definition.parameters[handle];
    const scalar = parameter !== undefined && !['list', 'range', 'formula'].includes(parameter.type);
    if (value.kind === 'wires' && !multi && value.wires.some((wire) => wire.acceptance.list === 'lift'))
      lifted.add(handle);
    if (value.kind === 'formula' && scalar && typeof value.type === 'object' && 'list' in value.type)
      lifted.add(handle);
  }
  for (const [name, wire] of names) if (wire.acceptance.list === 'lift') lifted.add(name);
  return lifted;
}

function outputTypes(
  node: DraftNode,
  given: ReadonlyMap<string, Given>,
  lifted: ReadonlySet<string>,
): ReadonlyMap<string, PortType> {
  return new Map(
    [...node.outputs.values()].map(({ name, type }) => {
      if (name === 'then') return [name, type];
      const single = refined(node, name, type, given);
      return [name, lifted.size > 0 ? listOf(single) : single];
    }),
  );
}

function refined(node: DraftNode, name: string, type: PortType, given: ReadonlyMap<string, Given>): PortType {
  const port = node.definition.outputs[name];
  const source = given.get(port?.sameAs ?? port?.inferred ?? '');
  if (source?.kind === 'formula') return portTypeOf(source.type);
  if (port?.wholeWith?.every((parameter) => isWhole(node, parameter, given)))
    return type === 'List<Number>' ? 'List<Integer>' : 'Integer';
  const wire = source?.kind === 'wires' ? source.wires[0] : undefined;
  if (!wire || wire.acceptance.coercion) return type;
  return wire.acceptance.list === 'lift' && isList(wire.type) ? itemOf(wire.type) : wire.type;
}

function isWhole(node: DraftNode, parameter: string, given: ReadonlyMap<string, Given>): boolean {
  const value = given.get(parameter);
  if (value?.kind === 'literal') return Number.isSafeInteger(value.value);
  return value?.kind === 'default' && Number.isSafeInteger(node.definition.parameters[parameter]?.default);
}

function checkNames(node: DraftNode, given: ReadonlyMap<string, Given>, report: Report): void {
  for (const [handle, value] of given) {
    if (value.kind !== 'formula') continue;
    for (const { name } of freeNames(value.formula, argumentNames(node.definition, handle))) {
      const other =
        Object.hasOwn(node.definition.parameters, name) ||
        Object.hasOwn(node.definition.inputs, name) ||
        name === 'after';
      if (other) report(nameTaken(node.node, handle, name));
    }
  }
  for (const name of Object.keys(node.node.data)) {
    if (!Object.hasOwn(node.definition.parameters, name)) report(unknownParameter(node.node, name));
  }
}

function resolveNode(node: DraftNode, types: OutputTypes, report: Report): CheckedNode {
  const wired = new Map<string, Given>();
  const names = new Map<string, Wire>();
  const after: Wire[] = [];
  for (const [handle, links] of node.links) {
    const wires = links.flatMap((link) => wireOf(node, handle, link, types, report) ?? []);
    const [first] = wires;
    if (!first) continue;
    if (handle === 'after') after.push(...wires);
    else if (node.inputs.get(handle)?.kind === 'name') names.set(handle, first);
    else wired.set(handle, { kind: 'wires', wires });
  }
  const nameTypes = new Map([...names].map(([name, wire]) => [name, nameType(wire)]));
  const parameters = readParameters(node, nameTypes, report);
  const unwired: readonly (readonly [string, Given])[] = Object.keys(node.definition.inputs).map((name) => [
    name,
    { kind: 'default' },
  ]);
  const given = new Map([...unwired, ...parameters, ...wired]);
  checkNames(node, given, report);
  const lifted = liftedHandles(node, given, names);
  const { index, definition } = node;
  const outputs = outputTypes(node, given, lifted);
  return { index, id: node.node.id, node: node.node, definition, given, names, nameTypes, after, outputs, lifted };
}

/** Types of all wires and values, in an order in which sources come before targets; `drafts` must have no cycle. */
export function resolveTypes(
  drafts: readonly DraftNode[],
  order: readonly number[],
  report: Report,
): readonly CheckedNode[] {
  const types = new Map<number, ReadonlyMap<string, PortType>>();
  const checked: CheckedNode[] = [];
  for (const index of order) {
    const draft = drafts[index];
    if (!draft) continue;
    const node = resolveNode(draft, types, report);
    types.set(index, node.outputs);
    checked[index] = node;
  }
  return checked;
}
