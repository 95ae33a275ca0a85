import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Collection, Filter, Store, Update } from '../../store/index.js';
import { isPublic, own, ownOrPublic, writeRefused } from '../scope.js';
import { type ModelDocument, modelCollection } from './model-document.js';

/** The models that belong to a task, by whether others may rely on them. */
export interface OutputModels {
  readonly draft: readonly ModelDocument[];
  readonly ready: readonly ModelDocument[];
}

/** Models of a company: who may see and change which, and what becomes of those that tasks made (task-core 9.4). */
export class Models {
  readonly collection: Collection<ModelDocument>;

  constructor(store: Store) {
    this.collection = store.collection(modelCollection.name);
  }

  /** A model the caller may read. @throws ApiError 400/201 */
  async readable(id: string, caller: Caller): Promise<ModelDocument> {
    const [model] = await this.collection.find({ ...ownOrPublic(caller), id }, { limit: 1 });
    if (!model) throw unknownModel(id);
    return model;
  }

  /** A model the caller may change. @throws ApiError 400/201, 403/21 when it is public */
  async writable(id: string, caller: Caller): Promise<ModelDocument> {
    const model = await this.readable(id, caller);
    if (isPublic(model)) throw writeRefused('model', [id]);
    return model;
  }

  /**
   * Changes a model that was read before, by one write.
   *
   * @param where what the change relies on
   * @returns number matched: 0 when `where` does not hold
   * @throws ApiError 400/201 when the model is gone
   */
  async write({ id, company }: ModelDocument, update: Update, where: Filter = {}): Promise<number> {
    const matched = await this.collection.update({ ...where, id, company }, update);
    if (matched === 0 && (await this.collection.count({ id, company }, { limit: 1 })) === 0) throw unknownModel(id);
    return matched;
  }

  /** Every id must be a model the caller may read. @throws ApiError 400/201 naming those that are not */
  async checkReadable(ids: readonly string[], caller: Caller): Promise<void> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    const found = await this.collection.find(
      { ...ownOrPublic(caller), id: { $in: wanted } },
      { projection: { include: ['id'] } },
    );
    const known = new Set(found.map(({ id }) => id));
    const missing = wanted.filter((id) => !known.has(id));
    if (missing.length > 0) throw new ApiError(errors.invalid_model_id, { data: { models: missing } });
  }

  /** The models a task made: those that name it and those it lists, split by readiness. */
  async outputOf(task: string, listed: readonly string[], caller: Caller): Promise<OutputModels> {
    const made = await this.collection.find({ task });
    const known = new Set(made.map(({ id }) => id));
    const further = listed.filter((id) => !known.has(id));
    const named = further.length === 0 ? [] : await this.collection.find({ id: { $in: further } });
    const all = [...made, ...named].filter(({ company }) => company === caller.company);
    return { draft: all.filter((model) => !model.ready), ready: all.filter((model) => model.ready) };
  }

  /** Marks an own draft as ready. Number changed: 0 for one that is ready, or is not the caller's. */
  publish(id: string, caller: Caller): Promise<number> {
    return this.collection.update({ ...own(caller), id, ready: false }, { $set: { ready: true, last_update: new Date() } });
  }

  /** Points the models at another task, or at none. Number changed. */
  async setTask(ids: readonly string[], task: string | undefined): Promise<number> {
    if (ids.length === 0) return 0;
    return this.collection.updateMany({ id: { $in: ids } }, task === undefined ? { $unset: { task: true } } : { $set: { task } });
  }

  /** Number removed. */
  async delete(ids: readonly string[]): Promise<number> {
    return ids.length === 0 ? 0 : this.collection.deleteMany({ id: { $in: ids } });
  }
}

/** 400/201 for an id that leads the caller nowhere. */
export function unknownModel(id: string): ApiError {
  return new ApiError(errors.invalid_model_id, { data: { id } });
}
