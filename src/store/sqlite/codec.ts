import { InvalidDocumentError } from '../errors.js';
import { type Plain, setMember } from '../paths.js';

/** MongoDB's own limit, and far below what SQLite's JSON functions and a call stack can take. */
const MAX_DEPTH = 100;

/** Tags of values JSON has no spelling for; a stored object that looks like a tag is wrapped in `$literal`. */
const TAGS: ReadonlySet<string> = new Set(['$date', '$number', '$literal']);

/**
 * A document as JSON text, dates as `{"$date": ms}`. Control characters come out escaped, members that are `undefined` are left out.
 *
 * @throws InvalidDocumentError
 */
export function encode(document: object): string {
  return JSON.stringify(tagged(document, '', 0));
}

/** The document behind `encode`'s text. */
export function decode<T = unknown>(text: string): T {
  const value: unknown = JSON.parse(text);
  return (text.includes('"$') ? untagged(value) : value) as T;
}

/** The value with tags in place; copied only where a tag lies inside. */
function tagged(value: unknown, path: string, depth: number): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : { $number: String(value) };
    case 'object':
      return value === null ? null : taggedObject(value, path, depth);
    default:
      throw new InvalidDocumentError(path, `a ${typeof value} is no stored kind of value`);
  }
}

function taggedObject(value: object, path: string, depth: number): unknown {
  if (value instanceof Date) return taggedDate(value, path);
  if (depth === MAX_DEPTH) throw new InvalidDocumentError(path, `more than ${MAX_DEPTH} levels deep`);
  if (Array.isArray(value)) return taggedItems(value, path, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new InvalidDocumentError(path, `a ${value.constructor?.name ?? 'class instance'} is no plain object`);
  }
  return taggedMembers(value as Plain, path, depth);
}

function taggedDate(date: Date, path: string): { $date: number } {
  const ms = date.getTime();
  if (Number.isNaN(ms)) throw new InvalidDocumentError(path, 'an invalid date');
  return { $date: ms };
}

function taggedItems(items: readonly unknown[], path: string, depth: number): unknown {
  let copy: unknown[] | undefined;
  for (let i = 0; i < items.length; i++) {
    const item = tagged(items[i], path, depth + 1);
    if (item !== items[i]) {
      copy ??= [...items];
      copy[i] = item;
    }
  }
  return copy ?? items;
}

function taggedMembers(object: Plain, path: string, depth: number): unknown {
  let copy: Plain | undefined;
  const keys = Object.keys(object);
  for (const key of keys) {
    const member = tagged(object[key], path === '' ? key : `${path}.${key}`, depth + 1);
    if (member !== object[key]) {
      copy ??= { ...object };
      setMember(copy, key, member);
    }
  }
  const result = copy ?? object;
  return keys.length === 1 && TAGS.has(keys[0] ?? '') ? { $literal: result } : result;
}

/** The value with tags resolved, changed in place: it was parsed a moment ago and nobody else has it. */
function untagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i];
      if (typeof item === 'object' && item !== null) value[i] = untagged(item);
    }
    return value;
  }
  return untaggedObject(value as Plain);
}

function untaggedObject(object: Plain): unknown {
  const keys = Object.keys(object);
  const only = keys.length === 1 ? keys[0] : undefined;
  if (only === '$date') return new Date(object.$date as number);
  if (only === '$number') return Number(object.$number);
  if (only === '$literal') return untaggedMembers(object.$literal as Plain);
  return untaggedMembers(object, keys);
}

function untaggedMembers(object: Plain, keys: readonly string[] = Object.keys(object)): Plain {
  for (const key of keys) {
    const member = object[key];
    if (typeof member === 'object' && member !== null) {
      const resolved = untagged(member);
      if (resolved !== member) setMember(object, key, resolved);
    }
  }
  return object;
}
