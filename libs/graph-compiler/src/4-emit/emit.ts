import { defaultSettings, sha256Hex, type Settings } from '@manim-nodes/graph-model';
import {
  assign,
  binary,
  call,
  exprStmt,
  fstring,
  method,
  name,
  num,
  print,
  str,
  withOrigin,
  type PyExpr,
  type PyModule,
  type PyStmt,
  type SourceMark,
} from '@manim-nodes/python-ast';
import type { Scene } from '../2-lower/scene';
import type { SourceMapEntry, StepRange } from '../result';
import { Expressions } from './expressions';
import { variables } from './names';
import { Plays } from './plays';
import { Statements } from './statements';

export interface Emitted {
  readonly python: string;
  readonly source_map: readonly SourceMapEntry[];
  readonly steps: readonly StepRange[];
  readonly scene_class: string;
}

interface EmitOptions {
  readonly settings: Settings;
  readonly stillSeconds?: number;
}

/** Statements of one step and the moment after it. */
interface Block {
  readonly nodeIds: readonly string[];
  readonly statements: readonly PyStmt[];
}

/** Phase 4: the scene as Python, with the source map as a by-product of printing. */
export function emit(scene: Scene, options: EmitOptions): Emitted {
  const expressions = new Expressions(scene, variables(scene.facts.nodes));
  const plays = new Plays(scene, expressions);
  const statements = new Statements(scene, expressions);
  const blocks = scene.moments.map(({ step, nodes }, at): Block => {
    const unit = step === undefined ? undefined : scene.units.units[step];
    const played = unit ? plays.statements(unit) : opening(options.settings);
    const ids = (unit?.nodes ?? []).map((index) => scene.facts.nodes[index]?.id ?? '');
    return {
      nodeIds: [...new Set(ids)],
      statements: [...played, ...statements.moment(nodes, scene.screen.added[at] ?? [])],
    };
  });
  return printed(options.settings, blocks, closing(scene, options));
}

/** What a scene sets up before anything is made. */
function opening(settings: Settings): readonly PyStmt[] {
  if (settings.background_color.toLowerCase() === defaultSettings.background_color) return [];
  return [assign(name('self.camera.background_color'), str(settings.background_color))];
}

/** Whether a scene has a play or a wait; without one it is a still. */
const moves = (scene: Scene): boolean =>
  scene.moments.some(({ step }) =>
    (scene.units.units[step ?? -1]?.nodes ?? []).some((index) => {
      const definition = scene.facts.nodes[index]?.definition;
      return definition !== undefined && definition.kind !== 'step' && definition.type !== 'Add';
    }),
  );

function closing(scene: Scene, { stillSeconds }: EmitOptions): readonly PyStmt[] {
  if (stillSeconds === undefined || moves(scene)) return [];
  return [exprStmt(method(name('self'), 'wait', stillSeconds === 1 ? [] : [num(stillSeconds)]))];
}

/**
 * Manim's frame is 8 units high and 16:9 whatever the size of the picture, so another aspect has to be said: it keeps 8
 * units on its shorter side.
 */
function frame({ aspect }: Settings): readonly PyStmt[] {
  if (aspect === defaultSettings.aspect) return [];
  const [across = 16, down = 9] = aspect.split(':').map(Number);
  const long = (a: number, b: number): PyExpr => binary(binary(num(8), '*', num(a)), '/', num(b));
  const width = across > down ? long(across, down) : num(8);
  const height = down > across ? [assign(name('config.frame_height'), long(down, across))] : [];
  return [assign(name('config.frame_width'), width), ...height];
}

function moduleOf(settings: Settings, body: readonly PyStmt[]): PyModule {
  const handler: readonly PyStmt[] = [
    exprStmt(call('print', [fstring(['Animation error: ', { value: name('e') }])])),
    { kind: 'raise' },
  ];
  const construct: PyStmt = {
    kind: 'function',
    name: 'construct',
    parameters: [{ name: 'self' }],
    body: [
      { kind: 'try', body: body.length > 0 ? body : [{ kind: 'pass' }], exception: 'Exception', name: 'e', handler },
    ],
  };
  return {
    body: [
      { kind: 'import-all', module: 'manim' },
      ...frame(settings),
      { kind: 'class', name: 'GeneratedScene', bases: [name('Scene')], body: [construct] },
    ],
  };
}

/** Column at which the statements of `construct` begin. */
const bodyColumn = 12;

function printed(settings: Settings, blocks: readonly Block[], end: readonly PyStmt[]): Emitted {
  // Statements that no node owns are marked too, so that their lines are known.
  const marked = (statement: PyStmt): PyStmt => (statement.origin ? statement : withOrigin(statement, unowned));
  const { code, map } = print(
    moduleOf(settings, [...blocks.flatMap(({ statements }) => statements.map(marked)), ...end]),
  );
  const lines = code.split('\n');
  const own = statementMarks(map);
  let next = 0;
  let line = (own[0]?.line ?? lines.indexOf('        try:') + 2) - 1;
  const steps = blocks.map(({ nodeIds, statements }, index): StepRange => {
    const first_line = line + 1;
    next += statements.length;
    if (statements.length > 0) line = own[next - 1]?.end_line ?? line;
    const hash = sha256Hex(lines.slice(first_line - 1, line).join('\n'));
    return { index, node_ids: nodeIds, first_line, last_line: line, hash };
  });
  return {
    python: code,
    source_map: map.filter(({ node_id }) => node_id !== unowned.node_id),
    scene_class: 'Scene',
    steps,
  };
}

const unowned = { node_id: '' };

/** The marks of whole statements of `construct`, in order: the outermost that begin in its column. */
function statementMarks(map: readonly SourceMark[]): readonly SourceMark[] {
  const found: SourceMark[] = [];
  for (const mark of map) {
    if (mark.column === bodyColumn && mark.line > (found.at(-1)?.end_line ?? 0)) found.push(mark);
  }
  return found;
}
