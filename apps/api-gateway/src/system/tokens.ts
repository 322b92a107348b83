/** By which the configuration is injected; it is a plain object and has no class to name it. */
export const configToken = Symbol('config');
/** By which the log is injected. */
export const loggerToken = Symbol('logger');
