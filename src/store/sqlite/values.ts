import type { Scalar } from '../port.js';
import type { SqlValue } from './driver.js';

/** What a declared scalar path holds. */
export type ScalarType = 'string' | 'number' | 'boolean' | 'date';

/** Column types; a number column is REAL so that 5 and 5.0 are one value and large ones never come back as big integers. */
export const columnTypes: Readonly<Record<ScalarType, string>> = {
  string: 'TEXT',
  number: 'REAL',
  boolean: 'INTEGER',
  date: 'INTEGER',
};

/**
 * A value as an index column holds it: dates as milliseconds, booleans as 0 and 1. Undefined when the value is not of the type, null
 * included: then no stored value equals it.
 */
export function toColumn(type: ScalarType, value: unknown): string | number | undefined {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? toText(value) : undefined;
    case 'number':
      return typeof value === 'number' && !Number.isNaN(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'date':
      return value instanceof Date && !Number.isNaN(value.getTime()) ? value.getTime() : undefined;
  }
}

/** The reverse of `toColumn`. */
export function fromColumn(type: ScalarType, value: unknown): Scalar {
  if (value === null) return null;
  switch (type) {
    case 'string':
      return fromText(String(value));
    case 'number':
      return Number(value);
    case 'boolean':
      return value === 1;
    case 'date':
      return new Date(Number(value));
  }
}

/** A list item as a side table holds it: texts and numbers as they are, all else as a blob of its kind and value, for equality alone. */
export function toItem(value: Scalar): SqlValue {
  if (typeof value === 'string') return toText(value);
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  return Buffer.from(value instanceof Date ? `date ${value.getTime()}` : String(value));
}

/** The reverse of `toItem`. */
export function fromItem(value: unknown): Scalar {
  if (typeof value === 'string') return fromText(value);
  if (typeof value === 'number') return value;
  const text = Buffer.from(value as Uint8Array).toString();
  if (text.startsWith('date ')) return new Date(Number(text.slice(5)));
  return text === 'null' ? null : text === 'NaN' ? Number.NaN : text === 'true';
}

/** True when a text is the same in a column as outside, so that a search inside it finds the same. */
export function isPlainText(text: string): boolean {
  return toText(text) === text && !text.includes('\u0002');
}

/**
 * SQLite's bindings cut text at a NUL, so a NUL is written as 01 01, and 01 as 01 02: still one to one, and in the same order.
 * Half surrogate pairs become U+FFFD here, as UTF-8 cannot hold them.
 */
function toText(text: string): string {
  const whole = /\p{Cs}/u.test(text) ? Buffer.from(text).toString() : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
  return /[\0\x01]/.test(whole) ? whole.replaceAll('\x01', '\x01\x02').replaceAll('\0', '\x01\x01') : whole;
}

function fromText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
  return text.includes('\x01') ? text.replace(/\x01([\x01\x02])/g, (_, mark) => (mark === '\x01' ? '\0' : '\x01')) : text;
}
