import { decodeKey } from '../../store/index.js';
import { formatDate } from './dates.js';
import type { Field, Fields, MapField, ObjectField, ObjectsField } from './fields.js';
import { memberOf, type Selection } from './selection.js';

/** Turns a stored value into what an answer holds; undefined leaves the member out. */
export type Present = (stored: unknown) => unknown;

/** A document as an answer holds it. */
export type Wire = Record<string, unknown>;

/** What a reference is shown as, given what is asked for behind it. */
export type PresentReference = (to: string, selection: Selection) => Present;

/** References as the ids they are. */
export const asIds: PresentReference = () => shownAsIs;

/**
 * Prepares how documents of a shape are shown, once for a whole list: dates as texts, map keys decoded, defaults filled in, hidden,
 * unset and null members left out (task-core 5.1).
 */
export function presenter(fields: Fields, selection: Selection, references: PresentReference): (document: object) => Wire {
  return objectPresenter(fields, selection, references);
}

/** How the value of one field is shown, references as `references` says. */
export function present(field: Field, selection: Selection, references: PresentReference): Present {
  switch (field.kind) {
    case 'date':
      return presentDate;
    case 'strings':
      return field.sorted ? presentSorted : presentStrings;
    case 'reference':
      return references(field.to, selection);
    case 'object':
      return presentObject(field, selection, references);
    case 'objects':
      return presentObjects(field, selection, references);
    case 'map':
      return presentMap(field, selection, references);
    case 'free':
      return (value) => part(value, selection) ?? field.default;
    default:
      return (value) => value ?? field.default;
  }
}

function shownAsIs(value: unknown): unknown {
  return value ?? undefined;
}

function presentDate(value: unknown): unknown {
  return value instanceof Date ? formatDate(value) : undefined;
}

function presentStrings(value: unknown): unknown {
  return Array.isArray(value) ? value : [];
}

function presentSorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : [];
}

function presentObject(field: ObjectField, selection: Selection, references: PresentReference): Present {
  const inner = objectPresenter(field.fields, selection, references);
  return field.optional
    ? (value) => (isObject(value) ? inner(value) : undefined)
    : (value) => inner(isObject(value) ? value : {});
}

function presentObjects(field: ObjectsField, selection: Selection, references: PresentReference): Present {
  const inner = objectPresenter(field.fields, selection, references);
  return (value) => (Array.isArray(value) ? value.filter(isObject).map((item) => inner(item)) : []);
}

/** Names come from the shape, never from data, so plain assignment is safe. Lists hold thousands of these: values that go out as they are take no call. */
function objectPresenter(fields: Fields, selection: Selection, references: PresentReference): (value: object) => Wire {
  const members = Object.entries(fields).flatMap(([name, field]) => {
    const member = memberOf(selection, name, field.hidden);
    return member ? [{ name, show: goesOutAsItIs(field) ? undefined : present(field, member, references) }] : [];
  });
  return (value) => {
    const shown: Wire = {};
    for (const { name, show } of members) {
      const stored = (value as Wire)[name];
      const member = show ? show(stored) : stored;
      if (member !== undefined && member !== null) shown[name] = member;
    }
    return shown;
  };
}

function goesOutAsItIs(field: Field): boolean {
  return (field.kind === 'string' || field.kind === 'number' || field.kind === 'boolean') && field.default === undefined;
}

function presentMap(field: MapField, selection: Selection, references: PresentReference): Present {
  const shown = memberPresenters(field, selection, references);
  const { encoded, listedBy } = field;
  const entries = (value: unknown): Wire => {
    const members: Wire = {};
    if (!isObject(value)) return members;
    for (const key of Object.keys(value)) {
      const show = shown(key);
      const stored = (value as Wire)[key];
      // A null among a map's values is a value; among the members of a document it means unset.
      if (show) setOwn(members, encoded && key.includes('%') ? decodeKey(key) : key, stored === null ? null : show(stored));
    }
    return members;
  };
  if (listedBy === undefined) return entries;
  return (value) => Object.values(entries(value) as Record<string, Wire>).sort((a, b) => compareTexts(a[listedBy], b[listedBy]));
}

/** What is selected of a value whose members nobody declared. */
function part(value: unknown, selection: Selection): unknown {
  if (selection.whole && selection.omitted.size === 0) return value;
  if (Array.isArray(value)) return value.map((item) => part(item, selection)).filter((item) => item !== undefined);
  if (!isObject(value)) return selection.whole ? value : undefined;
  const members: Wire = {};
  for (const [key, stored] of Object.entries(value)) {
    const member = memberOf(selection, key);
    const shown = member && part(stored, member);
    if (shown !== undefined) setOwn(members, key, shown);
  }
  return members;
}

/** Assigning to `__proto__` would not make a member. */
function setOwn(members: Wire, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(members, key, { value, enumerable: true, writable: true, configurable: true });
  else members[key] = value;
}

/** How the value under a key is shown: the same for all keys unless some are named or left out. */
function memberPresenters(
  field: MapField,
  selection: Selection,
  references: PresentReference,
): (key: string) => Present | undefined {
  const byDefault =
    selection.whole && present(field.values, { ...selection, members: new Map(), omitted: new Map() }, references);
  const special = new Map<string, Present | undefined>();
  for (const key of [...selection.members.keys(), ...selection.omitted.keys()]) {
    const member = memberOf(selection, key);
    special.set(key, member && present(field.values, member, references));
  }
  return special.size === 0 ? () => byDefault : (key) => (special.has(key) ? special.get(key) : byDefault);
}

function compareTexts(a: unknown, b: unknown): number {
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
