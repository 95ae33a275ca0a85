import { createHash } from 'node:crypto';
import parse from 'hocon-parser';
import { isNode } from '../../codegen/definition/schema-walk.js';

/** What a service file promises, by hash: a word may change, the shape may not. */
export interface Fingerprints {
  /** Actions marked `internal`. */
  readonly internal: readonly string[];
  /** By `<action> <version>`. */
  readonly layers: Readonly<Record<string, string>>;
  /** By name in `_definitions`. */
  readonly definitions: Readonly<Record<string, string>>;
}

const VERSION = /^\d+\.\d+$/;

/** Fingerprints of a service file, read by the HOCON parser alone so that a fault in the compiler cannot hide a changed layer. */
export async function fingerprintsOf(file: string): Promise<Fingerprints> {
  const service = members(await parse({ url: file, strict: true, env: false }));
  const actions = service.filter(([name]) => !name.startsWith('_'));
  const layers = actions.flatMap(([name, action]) =>
    members(action)
      .filter(([key]) => VERSION.test(key))
      .map(([version, layer]): [string, string] => [`${name} ${version}`, fingerprint(layer)]),
  );
  const definitions = members(Object.fromEntries(service)._definitions);
  return {
    internal: actions.filter(([, action]) => isNode(action) && action.internal === true).map(([name]) => name),
    layers: Object.fromEntries(layers),
    definitions: Object.fromEntries(definitions.map(([name, definition]) => [name, fingerprint(definition)])),
  };
}

/** SHA-256 (hex) of the canonical JSON of what is left without descriptions and `x-` keys; every `$ref` stays as it is. */
export function fingerprint(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(bare(value)))
    .digest('hex');
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isNode(value)) return value;
  // A property may be called description: only text under that key is one.
  const kept = Object.entries(value).filter(
    ([key, each]) => !key.startsWith('x-') && !(key === 'description' && typeof each === 'string'),
  );
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, bare(each)]));
}

function members(value: unknown): [string, unknown][] {
  return isNode(value) ? Object.entries(value) : [];
}
