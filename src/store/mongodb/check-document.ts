import { InvalidDocumentError } from '../errors.js';

/** The server's own limit. */
const MAX_DEPTH = 100;

/**
 * Refuses what the driver would store as something else or not at all: functions, big integers, instances of classes, invalid dates.
 *
 * @param path of the value in its document, for the error; `""` is the document itself
 * @throws InvalidDocumentError
 */
export function checkStorable(value: unknown, path = '', depth = 0): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
    case 'number':
      return;
    case 'object':
      if (value !== null) checkObject(value, path, depth);
      return;
    default:
      throw new InvalidDocumentError(path, `a ${typeof value} is no stored kind of value`);
  }
}

function checkObject(value: object, path: string, depth: number): void {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new InvalidDocumentError(path, 'an invalid date');
    return;
  }
  if (depth === MAX_DEPTH) throw new InvalidDocumentError(path, `more than ${MAX_DEPTH} levels deep`);
  if (Array.isArray(value)) {
    for (const item of value) checkStorable(item, path, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new InvalidDocumentError(path, `a ${value.constructor?.name ?? 'class instance'} is no plain object`);
  }
  for (const [key, member] of Object.entries(value)) checkStorable(member, path === '' ? key : `${path}.${key}`, depth + 1);
}
