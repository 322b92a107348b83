import { parseGraph, type Diagnostic, type ParseResult } from '@manim-nodes/graph-model';
import type { ValidationError } from '@nestjs/common';
import { registerDecorator, type ValidationArguments } from 'class-validator';

/** Stands in for the id and name of a document whose own are given elsewhere or not needed. */
const placeholder = { id: 'graph', name: 'Graph' } as const;

/** `whole`: the object itself is the document. `field`: the value of the property is; its name may be missing. */
type Place = 'whole' | 'field';

const constraintName: Readonly<Record<Place, string>> = { whole: 'isGraphDocument', field: 'isGraph' };

/** Checks a document by graph-model, the only judge of graphs; on a property that may be missing, only when it is there. */
export function IsGraph(place: Place): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: constraintName[place],
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown, context?: ValidationArguments) => parseAt(place, value, context?.object).ok,
        defaultMessage: () => `${String(property)} is not a graph`,
      },
    });
  };
}

export function isGraphFault({ constraints }: ValidationError): boolean {
  return Object.values(constraintName).some((name) => constraints?.[name] !== undefined);
}

/** All that graph-model says of a document that failed. */
export function documentDiagnostics({ constraints, value, target }: ValidationError): readonly Diagnostic[] {
  const place: Place = constraints?.[constraintName.whole] === undefined ? 'field' : 'whole';
  const parsed = parseAt(place, value, target);
  return parsed.ok ? [] : parsed.diagnostics;
}

function parseAt(place: Place, value: unknown, target: unknown): ParseResult {
  if (place === 'field') return parseGraph(value, placeholder);
  // Fields that the body leaves out are undefined in its class, which is not JSON.
  const fields = Object.entries(target ?? {}).filter(([, field]) => field !== undefined);
  return parseGraph({ ...Object.fromEntries(fields), id: placeholder.id });
}
