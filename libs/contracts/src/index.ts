export * from './errors';
export * from './queues';
export * from './rendering';
export * from './rest';
export * from './sockets';
