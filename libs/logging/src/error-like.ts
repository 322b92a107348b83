/** Whether a value is an error; one of another realm (a VM, a worker) is no `instanceof Error`. */
export function isErrorLike(value: unknown): value is Error {
  if (value instanceof Error) return true;
  if (typeof value !== 'object' || value === null) return false;
  return 'message' in value && typeof value.message === 'string' && 'stack' in value;
}

/** The message of an error, or the text of whatever else was thrown. */
export function messageOf(error: unknown): string {
  return isErrorLike(error) ? error.message : String(error);
}
