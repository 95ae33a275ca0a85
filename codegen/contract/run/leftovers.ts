import type { Resource } from '../model/resource.js';
import { readEnvelope } from '../rules/envelope.js';
import { isGone } from '../rules/gone.js';
import type { Contract } from '../rules/rule.js';
import type { Client } from './client.js';

/** An object that a case made. */
export interface Made {
  readonly resource: Resource;
  readonly id: string;
}

/** Takes away what cases made, the newest first, and counts what stays. */
export class Leftovers {
  /** By kind. */
  readonly kept = new Map<string, number>();
  readonly #client: Client;
  readonly #contract: Contract;

  /** @param client goes on making calls for a while after the run was told to end */
  constructor(client: Client, contract: Contract) {
    this.#client = client;
    this.#contract = contract;
  }

  async sweep(made: readonly Made[]): Promise<void> {
    for (const { resource, id } of made.toReversed()) {
      if (await this.#remove(resource, id)) continue;
      this.kept.set(resource.name, (this.kept.get(resource.name) ?? 0) + 1);
    }
  }

  /** What is gone already needs no removal: the case may have been about just that. */
  async #remove({ remove }: Resource, id: string): Promise<boolean> {
    if (!remove) return false;
    const { operation, field } = remove;
    const force = Object.hasOwn(Object(operation.request.properties), 'force') ? { force: true } : {};
    const step = { action: operation.action.fullName, version: operation.layer.version, as: 'caller' } as const;
    const answer = await this.#client.call({ ...step, request: { [field]: id, ...force } });
    const read = 'silence' in answer ? undefined : readEnvelope(answer);
    if (!read || !('result' in read)) return false;
    return read.result.code === 200 || isGone(read.result, this.#contract);
  }
}
