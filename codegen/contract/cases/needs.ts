import { placeholdersIn } from '../../emit/markdown/placeholders.js';
import type { Random } from '../generate/random.js';
import type { Resource } from '../model/resource.js';
import { type Step, stepOf } from './case.js';
import { madeUpId, requestFor } from './making.js';

/** Objects that a request refers to: each id in it is that of an object of its own, made by steps that go before. */
export class Needs {
  readonly #steps: Step[] = [];
  readonly #resources: ReadonlyMap<string, Resource>;
  readonly #random: Random;

  constructor(resources: ReadonlyMap<string, Resource>, random: Random) {
    this.#resources = resources;
    this.#random = random;
  }

  /** A placeholder for the id of a new object; an id that nothing has where no action makes such objects. */
  readonly idOf = (resource: string): string => {
    const known = this.#resources.get(resource);
    if (!known) return madeUpId(this.#random);
    const request = creationOf(known, this.#random, this.idOf);
    const gives = `${resource}_${this.#steps.length + 1}`;
    this.#steps.push(stepOf(known.create, request, { gives }));
    return `{{${gives}}}`;
  };

  /** The steps that make what a request refers to. */
  stepsFor(request: unknown): Step[] {
    const names = new Set(placeholdersIn(request));
    // Backwards, because what a step refers to is made before it.
    const wanted = this.#steps.toReversed().filter(({ gives = '', request: needed }) => {
      if (!names.has(gives)) return false;
      for (const name of placeholdersIn(needed)) names.add(name);
      return true;
    });
    return wanted.reverse();
  }
}

/** The request that makes an object of that kind, with nothing in it that is not needed. */
export function creationOf(
  { create, needed }: Resource,
  random: Random,
  idOf: (resource: string) => string,
): Record<string, unknown> {
  const optional = needed.length > 0 ? 'all' : 'none';
  return requestFor(create, { random, optional, idOf }, (name) => needed.includes(name));
}
