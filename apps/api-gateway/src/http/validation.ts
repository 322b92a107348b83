import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidatorOptions } from 'class-validator';
import { ApiError } from './api-error';
import { documentDiagnostics, isGraphFault } from './is-graph';

const options: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  // For ourselves: the diagnostics of a graph are read from the object that failed.
  validationError: { target: true, value: true },
};

/** Checks every body, query and parameter against its class; faults become one 400 that names each field. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({ ...options, transform: true, exceptionFactory: validationError });
}

/** The same for a message of a socket. Throws the same `ApiError`. */
export function readMessage<T extends object>(type: ClassConstructor<T>, value: unknown): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ApiError('BAD_REQUEST', 'The message must be a JSON object');
  }
  const message = plainToInstance(type, value);
  const errors = validateSync(message, options);
  if (errors.length > 0) throw validationError(errors);
  return message;
}

/** All faults as one error: `details` has each field, and `diagnostics` all that is wrong with a graph. */
export function validationError(errors: readonly ValidationError[]): ApiError {
  const graphFault = errors.find(isGraphFault);
  const diagnostics = graphFault ? documentDiagnostics(graphFault) : [];
  const fields = fieldFaults(errors.filter((error) => error !== graphFault));
  const messages = [...Object.values(fields), ...diagnostics.map(({ message }) => message)];
  const more = messages.length > 1 ? ` (and ${messages.length - 1} more)` : '';
  const details = { ...fields, ...(graphFault && { diagnostics }) };
  return new ApiError('VALIDATION_ERROR', `${messages[0] ?? 'The request is not valid'}${more}`, { details });
}

function fieldFaults(errors: readonly ValidationError[], path = ''): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const { property, constraints, children } of errors) {
    const field = `${path}${property}`;
    const messages = Object.values(constraints ?? {});
    if (messages.length > 0) faults[field] = messages.join('; ');
    Object.assign(faults, fieldFaults(children ?? [], `${field}.`));
  }
  return faults;
}
