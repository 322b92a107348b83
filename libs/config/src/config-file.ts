import { readFileSync } from 'node:fs';
import { isAlias, LineCounter, parseDocument, visit } from 'yaml';
import { settings, type SettingNames } from './settings';

/** What stands in a configuration file, by `section.name`; empty values are left out. */
export interface ConfigFile {
  readonly values: ReadonlyMap<string, unknown>;
  readonly faults: readonly string[];
}

const emptyFile: ConfigFile = { values: new Map(), faults: [] };

/** Reads a configuration file. One that is not there is empty, unless it was asked for by name. */
export function readConfigFile(file: string, isOptional: boolean): ConfigFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = isMapping(error) ? String(error.code) : String(error);
    if (isOptional && code === 'ENOENT') return emptyFile;
    return { values: new Map(), faults: [`CONFIG_FILE: cannot read ${file} (${code})`] };
  }
  return parseConfig(text, file);
}

function parseConfig(text: string, file: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = document.errors.map(({ message, pos: [at] }) => `${file}: line ${lines.linePos(at).line}: ${message}`);
  visit(document, {
    Node: (_key, node) => {
      // An alias lets a file of some lines grow to gigabytes.
      if (isAlias(node))
        faults.push(`${file}: line ${lines.linePos(node.range?.[0] ?? 0).line}: aliases are not allowed`);
    },
  });
  if (faults.length > 0) return { values: new Map(), faults };
  return readSections(document.toJS(), file);
}

function readSections(root: unknown, file: string): ConfigFile {
  if (root === null || root === undefined) return emptyFile;
  if (!isMapping(root)) return { values: new Map(), faults: [`${file}: must hold sections such as "server:"`] };
  const keys = Object.values(settings).flatMap(({ key }: SettingNames) => key ?? []);
  const known: ReadonlySet<string> = new Set(keys);
  const sections: ReadonlySet<string> = new Set(keys.map((key) => key.replace(/\..*/, '')));
  const values = new Map<string, unknown>();
  const faults: string[] = [];
  for (const [section, content] of Object.entries(root)) {
    if (!sections.has(section))
      faults.push(`${section} (${file}): is not a section; there are ${[...sections].join(', ')}`);
    else if (isMapping(content)) {
      for (const [name, value] of Object.entries(content)) {
        const key = `${section}.${name}`;
        if (!known.has(key)) faults.push(`${key} (${file}): is not a key of this file`);
        else if (value !== null) values.set(key, value);
      }
    } else if (content !== null) faults.push(`${section} (${file}): must hold keys and values`);
  }
  return { values, faults };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
