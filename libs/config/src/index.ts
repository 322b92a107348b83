export { logLevels, type Config, type LogLevel } from './config';
export { ConfigError } from './config-error';
export { configTable, describeConfig, type SettingDescription } from './describe-config';
export { loadConfig, type LoadOptions } from './load-config';
