import { encodeKey, type Update } from '../store/index.js';
import { checkKeys } from './keys.js';
import { invalidValue } from './query/query-errors.js';

/** One entry of an object's metadata, as callers send it and as it is stored. */
export interface MetadataItem {
  readonly key?: string | undefined;
  readonly type?: string | undefined;
  readonly value?: string | undefined;
}

/** Metadata as it is stored: keys are encoded. */
export type Metadata = Readonly<Record<string, MetadataItem>>;

/** Metadata as callers send it: the map that answers hold, or a list of its entries. */
export type GivenMetadata = Readonly<Record<string, MetadataItem>> | readonly MetadataItem[];

/**
 * Metadata in stored form: the known members of each entry under its encoded key. Of two entries with one key the later counts.
 *
 * @throws ApiError 400/12 for an entry of a list without a key, 400/800 for a key that is no name
 */
export function storedMetadata(given: GivenMetadata): Metadata {
  const entries = isList(given) ? given.map((item) => [keyOf(item), item] as const) : Object.entries(given);
  const stored = Object.fromEntries(entries.map(([name, { key, type, value }]) => [encodeKey(name), { key, type, value }]));
  checkKeys('metadata', stored);
  return stored;
}

/** Sets the entries and keeps all others, whoever writes them meanwhile. @throws ApiError as `storedMetadata` */
export function metadataAdded(items: readonly MetadataItem[]): Readonly<Record<string, MetadataItem>> {
  return Object.fromEntries(Object.entries(storedMetadata(items)).map(([key, item]) => [`metadata.${key}`, item]));
}

/** Removes the entries and keeps all others. Keys that are no names are passed over: nothing is stored under them. */
export function metadataRemoved(keys: readonly string[]): NonNullable<Update['$unset']> {
  const stored = keys.map(encodeKey).filter((key) => key !== '' && !key.includes('\0'));
  return Object.fromEntries(stored.map((key) => [`metadata.${key}`, true as const]));
}

function isList(given: GivenMetadata): given is readonly MetadataItem[] {
  return Array.isArray(given);
}

function keyOf({ key }: MetadataItem): string {
  if (key !== undefined) return key;
  throw invalidValue('metadata.key', 'a value (each entry needs its key)', 'nothing');
}
