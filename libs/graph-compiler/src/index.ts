export type * from './result';
