export * from './command';
export * from './diagnostic';
export * from './document';
export * from './json';
export * from './port-type';
