import type { SchemaNode } from '../../definition/ir.js';
import type { Definitions } from '../schema/refs.js';
import { fieldsOf } from './fields.js';

/** One side of a layer: what it takes, or what it gives. */
export interface VersionedSchema {
  readonly version: string;
  readonly schema: SchemaNode;
}

/** When each field of one side of an action came, and which ones went. */
export interface History {
  /** First version with the field, by path. */
  readonly since: ReadonlyMap<string, string>;
  /** Fields of earlier layers that the newest has no more, with the last version that has them. */
  readonly gone: ReadonlyMap<string, string>;
}

/** @param layers oldest first */
export function historyOf(layers: readonly VersionedSchema[], definitions: Definitions): History {
  const since = new Map<string, string>();
  const until = new Map<string, string>();
  let newest: ReadonlySet<string> = new Set();
  for (const { version, schema } of layers) {
    newest = new Set(fieldsOf(schema, definitions).map(({ path }) => path));
    for (const path of newest) {
      if (!since.has(path)) since.set(path, version);
      until.set(path, version);
    }
  }
  return { since, gone: new Map([...until].filter(([path]) => !newest.has(path))) };
}
