import { nameOf, settings, type Setting } from './settings';

/** One row of the table of settings, as documentation and messages show it. */
export interface SettingDescription {
  /** The environment variable; the key of the file where there is no variable. */
  readonly name: string;
  /** The key of the configuration file, where there is one. */
  readonly key?: string;
  readonly default: string;
  readonly description: string;
}

/** Every setting in the order of the documentation. */
export function describeConfig(): readonly SettingDescription[] {
  const all: readonly Setting<unknown>[] = Object.values(settings);
  return all.map((setting) => ({
    name: nameOf(setting),
    ...(setting.key !== undefined && { key: setting.key }),
    default: setting.defaultText ?? String(setting.default),
    description: setting.description,
  }));
}

/** The same as rows of a Markdown table: variable, key, default, description. */
export function configTable(): readonly string[] {
  return describeConfig().map(({ name, key, default: value, description }) => {
    const cells = [name === key ? '' : `\`${name}\``, key === undefined ? '' : `\`${key}\``, value, description];
    return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
  });
}
