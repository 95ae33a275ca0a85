import { breaksOf } from '../generate/breaks.js';
import { changed } from '../generate/change.js';
import { type Operation, requiredFields, wrongWith } from '../model/operation.js';
import { type Case, stepOf } from './case.js';
import { type CaseMaking, fieldsOf, madeUpId, requestFor } from './making.js';

/**
 * Requests with exactly one constraint broken, each in a request that says nothing else optional. Where the definition is lenient (a scalar for
 * a list filter, null for a field that may be absent, `x-accept`) the request is one that has to be let through.
 */
export function nearMisses(operation: Operation, { random, strict }: CaseMaking): Case[] {
  const idOf = (): string => madeUpId(random);
  const full = requestFor(operation, { random, optional: 'all', idOf }, (name) => fieldsOf(operation, strict).includes(name));
  const required = requiredFields(operation);
  const base = Object.fromEntries(Object.entries(full).filter(([name]) => required.includes(name)));
  return breaksOf(operation.request, full, { definitions: operation.definitions, random }).flatMap(({ path, note, value }) => {
    const [field] = path;
    const sound = field === undefined ? base : { ...base, [field]: full[field] };
    // A value that did not fit before has more than one thing wrong with it.
    if (wrongWith(sound, operation, strict).length > 0) return [];
    const request = path.length === 0 ? value : changed(sound, path, value);
    if (path.length === 0 && !isFields(request)) return [];
    return [{ setup: [], step: stepOf(operation, request), note: path.length === 0 ? note : `${path.join('.')}: ${note}` }];
  });
}

/** A body that is no object is no request at all. */
function isFields(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
