import type { SchemaNode } from '../../definition/ir.js';
import { type Field, fieldsOf } from '../markdown/fields.js';
import { historyOf, type VersionedSchema } from '../markdown/since.js';
import { typeText } from '../markdown/type-text.js';
import type { ActionModel } from '../model.js';
import type { Definitions } from '../schema/refs.js';

/** One side of a layer: what it takes, or what it gives. */
export interface Side {
  readonly fields: readonly Field[];
  /** In words, where it has no fields: `map of string`. */
  readonly text: string | undefined;
  /** First version of the fields that came after the action, by path. */
  readonly since: ReadonlyMap<string, string>;
}

/** What each layer of an action takes, oldest first; for a batch one request of it. */
export function requestSides({ layers, requestLayers }: ActionModel, definitions: Definitions): Side[] {
  const sides = sidesOf(
    requestLayers.map(({ version, request }) => ({ version, schema: request })),
    definitions,
  );
  return layers.flatMap(({ requestIndex }) => sides[requestIndex] ?? []);
}

/** What each layer of an action gives, oldest first. */
export function responseSides({ layers }: ActionModel, definitions: Definitions): Side[] {
  return sidesOf(
    layers.map(({ version, response }) => ({ version, schema: response })),
    definitions,
  );
}

function sidesOf(layers: readonly VersionedSchema[], definitions: Definitions): Side[] {
  const { since } = historyOf(layers, definitions);
  const later = new Map([...since].filter(([, version]) => version !== layers[0]?.version));
  return layers.map(({ schema }) => {
    const fields = fieldsOf(schema, definitions);
    return { fields, since: later, text: fields.length === 0 && saysMore(schema) ? typeText(schema, definitions) : undefined };
  });
}

/** Whether a schema without fields is more than an empty object. */
function saysMore({ type, additionalProperties }: SchemaNode): boolean {
  return type !== 'object' || (additionalProperties !== undefined && additionalProperties !== false);
}
