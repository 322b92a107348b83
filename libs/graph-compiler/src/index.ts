export { checkConnection, type Connection } from './1-check/connection';
export { check, compile, refusals } from './compile';
export type * from './result';
