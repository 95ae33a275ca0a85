import { isDeepStrictEqual } from 'node:util';
import { filledIn } from '../../emit/markdown/placeholders.js';
import type { StatusReading, Step } from '../cases/case.js';
import { valueAt } from '../generate/change.js';
import { type Operation, plainForm, wrongWith } from '../model/operation.js';
import { isMaker, type Resource } from '../model/resource.js';
import { type Judgement, judge } from '../rules/judge.js';
import { letThrough } from '../rules/request.js';
import { type Contract, isValidationError, type Result, type Violation } from '../rules/rule.js';
import type { Client } from './client.js';
import type { Made } from './leftovers.js';

/** The calls of one case, and what they made. */
export class Scene {
  readonly made: Made[] = [];
  readonly #ids = new Map<string, string>();

  constructor(
    readonly client: Client,
    readonly contract: Contract,
    readonly resources: ReadonlyMap<string, Resource>,
  ) {}

  /** Makes a call that has to go well for the case to be played at all. @returns why it did not */
  async prepare(step: Step): Promise<string | undefined> {
    const { result, violations } = await this.take(step);
    const id = idIn(result);
    if (result?.code !== 200) return `${step.action}: ${result?.message ?? violations[0]?.message}`;
    if (step.gives === undefined) return undefined;
    if (id === undefined) return `${step.action}: no id in the answer`;
    this.#ids.set(step.gives, id);
    return undefined;
  }

  async take(step: Step): Promise<Judgement> {
    const request = filledIn(step.request, (name) => this.#ids.get(name));
    const answer = await this.client.call({ ...step, request });
    const judgement = judge(step, request, answer, this.contract);
    this.#note(step.operation, judgement.result);
    return judgement;
  }

  async status({ step, path }: StatusReading): Promise<string | undefined> {
    const status = valueAt((await this.take(step)).result?.data, path);
    return typeof status === 'string' ? status : undefined;
  }

  /** Where an action that finds fault by itself refuses a request that is allowed: the same request without what is lenient about it must fare no better. */
  async unlikeItsPlainForm(step: Step, result: Result | undefined): Promise<Violation | undefined> {
    const { operation, request } = step;
    if (!operation || step.as !== 'caller' || !result || !isValidationError(result)) return undefined;
    const plain = plainForm(request, operation);
    if (wrongWith(request, operation, this.contract.strict).length > 0) return undefined;
    if (isDeepStrictEqual(plain, request)) return undefined;
    const other = await this.take({ ...step, request: plain });
    return other.result && !isValidationError(other.result) ? letThrough(result) : undefined;
  }

  /** A call that only reads is made once more. */
  async unlikeItself(step: Step, first: Result): Promise<Violation | undefined> {
    const { result } = await this.take(step);
    const same = result?.code === first.code && result.subcode === first.subcode && isDeepStrictEqual(result.data, first.data);
    return same
      ? undefined
      : { rule: 'repeatable', place: '', message: 'the same call, made again at once, is answered differently' };
  }

  #note(operation: Operation | undefined, result: Result | undefined): void {
    const id = operation && isMaker(operation) ? idIn(result) : undefined;
    const resource = operation && this.resources.get(operation.service);
    if (resource && id !== undefined) this.made.push({ resource, id });
  }
}

function idIn(result: Result | undefined): string | undefined {
  const id = result?.code === 200 ? valueAt(result.data, ['id']) : undefined;
  return typeof id === 'string' ? id : undefined;
}
