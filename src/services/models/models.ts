import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Collection, CollectionDefinition, Document, Store } from '../../store/index.js';
import { own, ownOrPublic } from '../scope.js';

/** A model as it is stored (task-core 9.4), as far as tasks need it. */
export interface ModelDocument extends Document {
  readonly company: string;
  readonly user: string;
  readonly name: string;
  readonly uri: string;
  readonly ready: boolean;
  readonly created: Date;
  readonly last_update: Date;
  /** Task that made it. */
  readonly task?: string;
  readonly project?: string;
}

export const modelCollection: CollectionDefinition = {
  name: 'models',
  indexes: [
    { name: 'company_name', paths: ['company', 'name'] },
    { name: 'task', paths: ['task'] },
    { name: 'project', paths: ['project'] },
  ],
  scalars: {
    company: 'string',
    name: 'string',
    uri: 'string',
    ready: 'boolean',
    task: 'string',
    project: 'string',
    last_update: 'date',
  },
};

/** The models that belong to a task, by whether others may rely on them. */
export interface OutputModels {
  readonly draft: readonly ModelDocument[];
  readonly ready: readonly ModelDocument[];
}

/** Models, as tasks refer to them. */
export class Models {
  readonly collection: Collection<ModelDocument>;

  constructor(store: Store) {
    this.collection = store.collection(modelCollection.name);
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
    const all = await this.collection.find({ ...own(caller), $or: [{ task }, { id: { $in: listed } }] });
    return { draft: all.filter((model) => !model.ready), ready: all.filter((model) => model.ready) };
  }

  /** Marks an own draft as ready. Nothing happens to one that is ready, or is not the caller's. */
  async publish(id: string, caller: Caller): Promise<void> {
    await this.collection.update({ ...own(caller), id, ready: false }, { $set: { ready: true, last_update: new Date() } });
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
