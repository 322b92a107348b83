export type * from './nodes';
