import { HttpErrorResponse } from '@angular/common/http';

const hasError = (body: unknown): body is { readonly error: string } =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string';

/** Says in plain words why a request failed: the server's own sentence where it gave one. */
export function plainWords(failure: unknown): string {
  if (!(failure instanceof HttpErrorResponse)) {
    return failure instanceof Error ? failure.message : 'Something unexpected happened';
  }
  if (failure.status === 0) return 'The server cannot be reached. Check that manim-nodes is still running.';
  const body: unknown = failure.error;
  return hasError(body) ? body.error : `The server answered ${failure.status}`;
}
