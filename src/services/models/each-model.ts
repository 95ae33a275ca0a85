import type { Caller } from '../../rpc/index.js';
import { type BatchResult, batch, itself } from '../batch.js';
import type { Footprint } from '../in-turn.js';
import type { ModelDocument } from './model-document.js';
import type { Models } from './models.js';

/** The part of a call that says what a batch is about. */
export interface ModelBatch {
  readonly request: { readonly ids: readonly string[] };
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly models: Models;
}

/** Does the same to each of many models, as `batch` does; one that the caller may not change fails with 400/201 or 403/21. */
export function eachModel<Item extends object>(
  { request, caller, signal, models }: ModelBatch,
  act: (model: ModelDocument) => Promise<Item>,
  footprintOf: (id: string) => Footprint = itself,
): Promise<BatchResult<Item>> {
  return batch(request.ids, async (id) => act(await models.writable(id, caller)), { signal, footprintOf });
}
