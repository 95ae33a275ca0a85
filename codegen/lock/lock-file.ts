import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type Diagnostic, diagnose } from '../check/diagnostic.js';
import type { ApiDefinition, Location } from '../definition/ir.js';
import { compareVersionNames } from '../definition/versions.js';
import { type Canonical, type CanonicalObject, type Contract, contractOf } from './contract.js';

/** Contracts of published layers, by `service.action@version`. */
export type Lock = ReadonlyMap<string, Contract>;

interface LockedLayer {
  readonly fingerprint: string;
  readonly contract: Canonical;
}

const FORMAT = 1;

/** Name of the lock file in a schemas folder. */
export const LOCK_FILE = 'lock.json';

/** SHA-256 of a contract, 64 hex digits. */
export function fingerprint(contract: Contract): string {
  return createHash('sha256').update(JSON.stringify(contract)).digest('hex');
}

/** Contract and place of every layer of an API. */
export function layersOf(api: ApiDefinition): ReadonlyMap<string, { readonly contract: Contract; readonly location: Location }> {
  return new Map(
    api.services.flatMap(({ actions, definitions }) =>
      actions.flatMap(({ fullName, layers }) =>
        layers.map(
          (layer) =>
            [`${fullName}@${layer.version}`, { contract: contractOf(layer, definitions), location: layer.location }] as const,
        ),
      ),
    ),
  );
}

/** Reads a lock file; an absent one locks nothing. */
export function readLock(file: string): { readonly lock: Lock; readonly diagnostics: readonly Diagnostic[] } {
  if (!existsSync(file)) return { lock: new Map(), diagnostics: [] };
  try {
    return { lock: parseLock(readFileSync(file, 'utf8')), diagnostics: [] };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { lock: new Map(), diagnostics: [diagnose('lock-unreadable', { file }, { problem })] };
  }
}

/** @throws Error when the text is no lock file, or a contract is not the one its fingerprint was taken of. */
export function parseLock(text: string): Lock {
  const { format, schemas, layers } = JSON.parse(text) as {
    format: unknown;
    schemas: Record<string, Canonical>;
    layers: Record<string, LockedLayer>;
  };
  if (format !== FORMAT) throw new Error(`format ${FORMAT} was expected, not ${JSON.stringify(format)}`);
  const shared = new Map(Object.entries(schemas));
  return new Map(
    Object.entries(layers).map(([name, locked]) => {
      const contract = expand(locked.contract, shared) as Contract;
      if (fingerprint(contract) !== locked.fingerprint) throw new Error(`the fingerprint of ${name} is not that of its contract`);
      return [name, contract] as const;
    }),
  );
}

/**
 * A lock as text: layers by name, one a line, and below them the schemas that several places share, so that a new layer adds
 * lines and changes none.
 */
export function formatLock(lock: Lock): string {
  const schemas = new Map<string, Canonical>();
  const names = [...lock.keys()].sort(byActionAndVersion);
  const layers = names.map((name) => {
    const contract = lock.get(name) as Contract;
    return line(name, { fingerprint: fingerprint(contract), contract: share(contract, schemas, 0) });
  });
  const shared = [...schemas].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, schema]) => line(key, schema));
  return `{\n  "format": ${FORMAT},\n  "layers": {\n${layers.join(',\n')}\n  },\n  "schemas": {\n${shared.join(',\n')}\n  }\n}\n`;
}

function byActionAndVersion(a: string, b: string): number {
  const [[actionA = '', versionA = ''], [actionB = '', versionB = '']] = [a.split('@'), b.split('@')];
  if (actionA === actionB) return compareVersionNames(versionA, versionB);
  return actionA < actionB ? -1 : 1;
}

function line(key: string, value: unknown): string {
  return `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}

/** Objects with at least this many characters are written once. */
const SHARED_SIZE = 160;
const SHARED = '$shared';

/** `value` with every large object below its top replaced by `{"$shared": key}`. */
function share(value: Canonical, schemas: Map<string, Canonical>, depth: number): Canonical {
  if (Array.isArray(value)) return value.map((each: Canonical) => share(each, schemas, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, each]) => [escaped(key), share(each as Canonical, schemas, depth + 1)] as const,
  );
  const inner = Object.fromEntries(entries);
  const text = JSON.stringify(inner);
  if (depth === 0 || text.length < SHARED_SIZE) return inner;
  const key = createHash('sha256').update(text).digest('hex').slice(0, 16);
  schemas.set(key, inner);
  return { [SHARED]: key };
}

function expand(value: Canonical, schemas: ReadonlyMap<string, Canonical>): Canonical {
  if (Array.isArray(value)) return value.map((each: Canonical) => expand(each, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const shared = Object.hasOwn(value, SHARED) ? (value as CanonicalObject)[SHARED] : undefined;
  if (shared === undefined) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [unescaped(key), expand(each as Canonical, schemas)]));
  }
  const schema = schemas.get(String(shared));
  if (schema === undefined) throw new Error(`there is no schema ${shared}`);
  return expand(schema, schemas);
}

/** A default may hold any key, ours too: such a key gets a `$` more. */
function escaped(key: string): string {
  return /^\$+shared$/.test(key) ? `$${key}` : key;
}

function unescaped(key: string): string {
  return /^\$\$+shared$/.test(key) ? key.slice(1) : key;
}
