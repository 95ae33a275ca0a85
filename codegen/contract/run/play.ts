import type { Case } from '../cases/case.js';
import type { Resource } from '../model/resource.js';
import { isGone } from '../rules/gone.js';
import { moveRule } from '../rules/move.js';
import { type Contract, type Result, resultName, type Violation } from '../rules/rule.js';
import type { Client } from './client.js';
import type { Leftovers } from './leftovers.js';
import { Scene } from './scene.js';

/** What came of a case. */
export interface Outcome {
  readonly violations: readonly Violation[];
  /** Why the case could not be played; then nothing was judged. */
  readonly skipped?: string;
  /** What the judged call answered, when its envelope could be read. */
  readonly result?: Result | undefined;
  /** Status of the object afterwards, where the case is about one. */
  readonly status?: string | undefined;
}

/** Plays cases: makes what they need, makes their call, holds the answer against the contract, and takes away what was made. */
export class Player {
  readonly #client: Client;
  readonly #contract: Contract;
  readonly #resources: ReadonlyMap<string, Resource>;
  readonly #leftovers: Leftovers;

  constructor(client: Client, leftovers: Leftovers, contract: Contract, resources: ReadonlyMap<string, Resource>) {
    this.#client = client;
    this.#contract = contract;
    this.#resources = resources;
    this.#leftovers = leftovers;
  }

  async play(each: Case): Promise<Outcome> {
    const scene = new Scene(this.#client, this.#contract, this.#resources);
    try {
      for (const step of each.setup) {
        const refusal = await scene.prepare(step);
        if (refusal !== undefined) return { violations: [], skipped: refusal };
      }
      return await this.#judged(each, scene);
    } finally {
      await this.#leftovers.sweep(scene.made);
    }
  }

  async #judged({ step, repeat, exists, move }: Case, scene: Scene): Promise<Outcome> {
    const before = move && (await scene.status(move.reading));
    const { violations, result } = await scene.take(step);
    if (move) {
      const after = await scene.status(move.reading);
      const moved = moveRule({ move, before, after, result, step });
      return { violations: [...violations, ...moved], result, status: after };
    }
    const more = [
      await scene.unlikeItsPlainForm(step, result),
      repeat && result ? await scene.unlikeItself(step, result) : undefined,
      exists && result ? this.#lost(result) : undefined,
    ];
    return { violations: [...violations, ...more.filter((violation) => violation !== undefined)], result };
  }
  #lost(result: Result): Violation | undefined {
    if (!isGone(result, this.#contract)) return undefined;
    const message = `what was made just now has to be found, got ${resultName(result)} ${result.message}`;
    return { rule: 'finds', place: '', message };
  }
}
