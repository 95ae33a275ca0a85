import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Setting } from './setting.js';
import { settings } from './settings.js';

/** Something the operator must mend: start-up ends with exit code 2 and this message. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

type Value = string | number | boolean | readonly string[];

/** Where a value came from, most to least important: flag, environment, file, default. */
export type Source = 'flag' | 'environment' | 'file' | 'default';

/** One setting with the value in force. */
export interface Resolved {
  readonly setting: Setting;
  readonly value: Value | undefined;
  readonly source: Source;
}

/** The settings in force. */
export class Configuration {
  readonly rows: readonly Resolved[];
  readonly #values: ReadonlyMap<string, Value | undefined>;

  constructor(rows: readonly Resolved[]) {
    this.rows = rows;
    this.#values = new Map(rows.map(({ setting, value }) => [setting.path, value]));
  }

  string(path: string): string {
    return this.#typed(path, 'string');
  }

  optional(path: string): string | undefined {
    return this.#values.get(path) === undefined ? undefined : this.string(path);
  }

  integer(path: string): number {
    return this.#typed(path, 'number');
  }

  boolean(path: string): boolean {
    return this.#typed(path, 'boolean');
  }

  strings(path: string): readonly string[] {
    return this.#values.get(path) as readonly string[];
  }

  /** Whether somebody set it, be it to its default. */
  isGiven(path: string): boolean {
    return this.rows.some(({ setting, source }) => setting.path === path && source !== 'default');
  }

  /** Absolute folder for everything the server keeps. */
  get dataDir(): string {
    return resolve(this.optional('storage.data_dir') ?? join(homedir(), '.taskwright'));
  }

  #typed<T>(path: string, type: string): T {
    const value = this.#values.get(path);
    if (typeof value !== type) throw new Error(`no such setting of type ${type}: ${path}`);
    return value as T;
  }
}

export interface ConfigurationInputs {
  /** By flag name in camel case (`dataDir`), as the command line gave them; undefined where not given. */
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Configuration file; must exist when given. Default: `taskwright.conf` in the data folder, if there is one. */
  readonly file?: string | undefined;
}

/**
 * Settles every setting: flags win over the environment, that over the file, that over the default.
 *
 * @throws ConfigurationError naming the setting, where it was said, what was expected and what came
 */
export async function loadConfiguration({ flags = {}, environment = {}, file }: ConfigurationInputs): Promise<Configuration> {
  const told = new Map(settings.map((setting) => [setting.path, fromFlagOrEnvironment(setting, flags, environment)]));
  const named = file ?? environment.TASKWRIGHT_CONFIG;
  const dataDir = told.get('storage.data_dir')?.value;
  const path = named ?? join(typeof dataDir === 'string' ? dataDir : join(homedir(), '.taskwright'), 'taskwright.conf');
  if (named && !existsSync(named)) throw new ConfigurationError(`configuration file ${named}: no such file`);
  const fromFile = existsSync(path) ? await readFile(path) : new Map<string, Value>();
  return new Configuration(
    settings.map((setting): Resolved => {
      const first = told.get(setting.path);
      if (first) return first;
      const value = fromFile.get(setting.path);
      if (value !== undefined) return { setting, value, source: 'file' };
      return { setting, value: setting.default, source: 'default' };
    }),
  );
}

function fromFlagOrEnvironment(
  setting: Setting,
  flags: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): Resolved | undefined {
  const flag = setting.flag ? flags[camelCase(setting.flag)] : undefined;
  if (flag !== undefined) return { setting, value: checked(setting, flag, `--${setting.flag}`), source: 'flag' };
  const name = setting.environment;
  const text = environment[name] ?? secretFile(setting, environment);
  if (text === undefined || text === '') return undefined;
  return { setting, value: checked(setting, text, name), source: 'environment' };
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function secretFile(setting: Setting, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const name = `${setting.environment}_FILE`;
  const path = setting.secret ? environment[name] : undefined;
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new ConfigurationError(`${name}: cannot read ${path}`, { cause });
  }
}

async function readFile(path: string): Promise<ReadonlyMap<string, Value>> {
  // The reader is only needed by those who have a file: it costs more to load than the rest of the start. It is the one that reads
  // definitions: the bare parser would let a file run code, fetch addresses and look into the environment.
  const { formatDiagnostics, readHocon } = await import('../../codegen/index.js');
  const { value: tree, diagnostics } = await readHocon(resolve(path));
  if (tree === undefined)
    throw new ConfigurationError(`the configuration file cannot be read:\n${formatDiagnostics(diagnostics)}`);
  const values = new Map<string, Value>();
  for (const [key, value] of leaves(tree, '')) {
    const setting = settings.find((candidate) => candidate.path === key);
    if (!setting) throw new ConfigurationError(`configuration file ${path}: unknown setting ${key}${suggestion(key)}`);
    values.set(key, checked(setting, value, `${key} in ${path}`));
  }
  return values;
}

function* leaves(node: unknown, prefix: string): Generator<[string, unknown]> {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) {
    yield [prefix, node];
    return;
  }
  for (const [key, value] of Object.entries(node)) yield* leaves(value, prefix ? `${prefix}.${key}` : key);
}

function suggestion(key: string): string {
  const last = key.split('.').at(-1);
  const near = settings.find(({ path }) => path.split('.').at(-1) === last || path.startsWith(`${key}.`) || path.startsWith(key));
  return near ? ` (did you mean ${near.path}?)` : ` (known: ${settings.map(({ path }) => path).join(', ')})`;
}

/** The value in the setting's type. What came is shown only when it is no secret. */
function checked(setting: Setting, raw: unknown, where: string): Value {
  const value = convert(setting, raw);
  const wrong = value === undefined ? describeType(setting) : outOfRange(setting, value);
  if (wrong)
    throw new ConfigurationError(`${where}: expected ${wrong}, got ${setting.secret ? 'something else' : JSON.stringify(raw)}`);
  return value as Value;
}

function convert({ type }: Setting, raw: unknown): Value | undefined {
  switch (type) {
    case 'integer': {
      const number = typeof raw === 'string' && /^-?\d+$/.test(raw) ? Number(raw) : raw;
      return Number.isSafeInteger(number) ? (number as number) : undefined;
    }
    case 'boolean':
      if (raw === 'true' || raw === '1') return true;
      if (raw === 'false' || raw === '0') return false;
      return typeof raw === 'boolean' ? raw : undefined;
    case 'strings':
      if (typeof raw === 'string') return raw.split(',').map((item) => item.trim());
      return Array.isArray(raw) && raw.every((item) => typeof item === 'string') ? raw : undefined;
    case 'string':
      return typeof raw === 'string' || typeof raw === 'number' ? String(raw) : undefined;
  }
}

function describeType({ type }: Setting): string {
  return { integer: 'a whole number', boolean: 'true or false', strings: 'a list of texts', string: 'a text' }[type];
}

function outOfRange({ minimum, maximum, oneOf }: Setting, value: Value): string | undefined {
  if (oneOf && !oneOf.includes(String(value))) return `one of ${oneOf.join(', ')}`;
  if (minimum !== undefined && Number(value) < minimum) return `${minimum} or more`;
  if (maximum !== undefined && Number(value) > maximum) return `${maximum} or less`;
  return undefined;
}
