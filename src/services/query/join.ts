import type { Caller } from '../../rpc/index.js';
import type { Document, Filter, Projection, Store } from '../../store/index.js';
import { ownOrPublic } from '../scope.js';
import { allOf } from './combine.js';
import { type Field, fieldBelow, object, type Shape } from './fields.js';
import { type PresentReference, presenter, type Wire } from './present.js';
import { memberOf, type Selection } from './selection.js';
import { storeProjection } from './store-projection.js';

export interface JoinContext {
  readonly store: Store;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly separate?: readonly SeparateField[];
}

/** A field of one collection's documents that is kept in another: read only when it is asked for. */
export interface SeparateField {
  readonly collection: string;
  readonly field: string;
  /** Values by document id. */
  readonly read: (ids: readonly string[]) => Promise<ReadonlyMap<string, unknown>>;
}

/** A reference that is followed: where it lies, where it leads, and what is asked for there. */
interface Place {
  readonly path: readonly string[];
  readonly shape: Shape;
  readonly selection: Selection;
}

/**
 * References as `{id}` objects, with the asked-for fields of what they lead to beside the id (task-core 7.1, 7.5). Each referenced
 * collection is read once a level, however many documents refer to it. What the caller may not see, or is gone, is `{id}` alone.
 */
export async function joinReferences(
  documents: readonly object[],
  shape: Shape,
  selection: Selection,
  context: JoinContext,
): Promise<PresentReference> {
  const joined = new Map<Selection, ReadonlyMap<string, Wire>>();
  const places = placesIn(selection, object(shape.fields), context.shapes, []);
  await Promise.all(
    [...new Set(places.map((place) => place.shape))].map(async (target) => {
      const group = places.filter((place) => place.shape === target);
      const ids = new Set(group.flatMap(({ path }) => documents.flatMap((document) => referencesAt(document, path))));
      const found = await completed(await read(ids, target, group, context), target, group, context);
      for (const place of group) joined.set(place.selection, await presented(found, place, context));
    }),
  );
  return (_to, asked) => asObject(joined.get(asked));
}

function asObject(joined: ReadonlyMap<string, Wire> | undefined): (id: unknown) => unknown {
  return (id) => {
    if (id === undefined || id === null) return undefined;
    return id === '' ? {} : { id, ...joined?.get(id as string) };
  };
}

/** Only references named in the selection lead on, and only for more than the id they hold. */
function placesIn(
  selection: Selection,
  field: Field,
  shapes: ReadonlyMap<string, Shape>,
  path: readonly string[],
): readonly Place[] {
  return [...selection.members].flatMap(([name, member]) => {
    const below = fieldBelow(field, name);
    if (!below) return [];
    const here = [...path, name];
    if (below.kind !== 'reference') return placesIn(member, below, shapes, here);
    const shape = shapes.get(below.to);
    return shape && asksForMore(member) ? [{ path: here, shape, selection: member }] : [];
  });
}

function asksForMore({ whole, members }: Selection): boolean {
  return whole !== undefined || [...members.keys()].some((name) => name !== 'id');
}

function referencesAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => referencesAt(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'string' && value !== '' ? [value] : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return referencesAt((value as Wire)[name], rest);
}

async function read(
  ids: ReadonlySet<string>,
  target: Shape,
  places: readonly Place[],
  context: JoinContext,
): Promise<Document[]> {
  if (ids.size === 0) return [];
  const projection = commonProjection(places.map(({ selection }) => storeProjection(selection, target.fields)));
  return context.store
    .collection(target.collection)
    .find(allOf([{ id: { $in: [...ids] } }, reachableBy(context.caller, target)]), {
      signal: context.signal,
      ...(projection && { projection }),
    });
}

/** The documents with the fields that are kept elsewhere, as far as some place asks for them. */
async function completed(
  documents: readonly Document[],
  { collection }: Shape,
  places: readonly Place[],
  { separate = [] }: JoinContext,
): Promise<readonly Document[]> {
  const wanted = separate.filter(
    ({ field, ...other }) => other.collection === collection && places.some(({ selection }) => memberOf(selection, field)),
  );
  const ids = documents.map(({ id }) => id);
  const values = await Promise.all(wanted.map(async ({ field, read: readField }) => ({ field, byId: await readField(ids) })));
  return documents.map((document) => ({
    ...document,
    ...Object.fromEntries(values.map(({ field, byId }) => [field, byId.get(document.id)])),
  }));
}

async function presented(found: readonly Document[], place: Place, context: JoinContext): Promise<ReadonlyMap<string, Wire>> {
  const references = await joinReferences(found, place.shape, place.selection, context);
  const present = presenter(place.shape.fields, place.selection, references);
  return new Map(found.map((document) => [document.id, present(document)]));
}

function reachableBy(caller: Caller, shape: Shape): Filter {
  return shape.scope === 'id' ? { id: caller.company } : ownOrPublic(caller);
}

/** What serves all places; the whole document unless all name what they want. */
function commonProjection(projections: readonly (Projection | undefined)[]): Projection | undefined {
  const paths = new Set<string>();
  for (const projection of projections) {
    if (!projection?.include) return undefined;
    for (const path of projection.include) paths.add(path);
  }
  const isBelowAnother = (path: string): boolean => [...paths].some((other) => path.startsWith(`${other}.`));
  return { include: [...paths].filter((path) => !isBelowAnother(path)) };
}
