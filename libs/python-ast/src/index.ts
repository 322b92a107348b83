export type * from './nodes';
export * from './builders';
export { lineLength, print } from './print';
export type { Printed, SourceMark } from './layout';
