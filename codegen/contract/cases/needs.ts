import type { Random } from '../generate/random.js';
import type { Resource } from '../model/resource.js';
import { type Step, stepOf } from './case.js';
import { madeUpId, minimalRequest } from './making.js';

/** Objects that a request refers to: each id in it is that of an object of its own, made by steps that go before. */
export class Needs {
  readonly steps: Step[] = [];
  readonly #resources: ReadonlyMap<string, Resource>;
  readonly #random: Random;

  constructor(resources: ReadonlyMap<string, Resource>, random: Random) {
    this.#resources = resources;
    this.#random = random;
  }

  /** A placeholder for the id of a new object; an id that nothing has where no action makes such objects. */
  readonly idOf = (resource: string): string => {
    const create = this.#resources.get(resource)?.create;
    if (!create) return madeUpId(this.#random);
    const request = minimalRequest(create, this.#random, this.idOf);
    const gives = `${resource}_${this.steps.length + 1}`;
    this.steps.push(stepOf(create, request, { gives }));
    return `{{${gives}}}`;
  };
}
