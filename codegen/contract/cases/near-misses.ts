import { isNode } from '../../definition/schema-walk.js';
import { filledIn } from '../../emit/markdown/placeholders.js';
import { breaksOf } from '../generate/breaks.js';
import { changed } from '../generate/change.js';
import { type Operation, requiredFields, wrongWith } from '../model/operation.js';
import { type Case, stepOf } from './case.js';
import { type CaseMaking, fieldsOf, madeUpId, requestFor } from './making.js';
import { Needs } from './needs.js';

/**
 * Requests with exactly one constraint broken, each in a request that says nothing else optional. Where the definition is lenient (null for a
 * field that may be absent, `x-accept`) the request is one that has to be let through, and refers to objects that are there.
 */
export function nearMisses(operation: Operation, { random, strict, resources }: CaseMaking): Case[] {
  const needs = new Needs(resources, random);
  const may = (name: string): boolean => fieldsOf(operation, strict).includes(name);
  const full = requestFor(operation, { random, optional: 'all', idOf: needs.idOf }, may);
  const required = requiredFields(operation);
  const base = Object.fromEntries(Object.entries(full).filter(([name]) => required.includes(name)));
  const wrong = (request: unknown): boolean => wrongWith(request, operation, strict).length > 0;
  return breaksOf(operation.request, full, { definitions: operation.definitions, random }).flatMap(({ path, note, value }) => {
    const [field] = path;
    const sound = field === undefined ? base : { ...base, [field]: full[field] };
    const request = changed(sound, path, value);
    // A value that did not fit before has more than one thing wrong with it; a body that is no object is no request at all.
    if (wrong(sound) || !isNode(request)) return [];
    const told = field === undefined ? note : `${path.join('.')}: ${note}`;
    if (wrong(request))
      return [
        {
          setup: [],
          step: stepOf(
            operation,
            filledIn(request, () => madeUpId(random)),
          ),
          note: told,
        },
      ];
    return [{ ...onObjectsOfItsOwn(request, operation, new Needs(resources, random)), note: told }];
  });
}

/** Cases are played at the same time: each makes its own objects, under names of its own. */
function onObjectsOfItsOwn(request: unknown, operation: Operation, needs: Needs): Omit<Case, 'note'> {
  const own = filledIn(request, (name) => needs.idOf(name.replace(/_\d+$/, '')));
  return { setup: needs.stepsFor(own), step: stepOf(operation, own) };
}
