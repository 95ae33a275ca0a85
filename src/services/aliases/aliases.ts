import { type Collection, DuplicateKeyError, type Filter, type Store } from '../../store/index.js';
import { newId } from '../ids.js';
import { type AliasDocument, aliasCollection } from './alias-document.js';

/** Whose name: a surface's, in a company. */
export interface AliasKey {
  readonly surface: string;
  readonly company: string;
  readonly externalId: string;
}

/** The names that clients of the REST surfaces gave to tasks (rest-surfaces 1.4). Each is one document, and each change one conditional write. */
export class Aliases {
  readonly #collection: Collection<AliasDocument>;

  constructor(store: Store) {
    this.#collection = store.collection(aliasCollection.name);
  }

  /** Id of the task that has the name; it may be gone. */
  async find(key: AliasKey): Promise<string | undefined> {
    const [alias] = await this.#collection.find(filterOf(key), { limit: 1 });
    return alias?.task;
  }

  /**
   * Gives a name to a task. False when somebody else has it.
   *
   * @param replacing id of the task that has lost it: one that is gone
   */
  async claim(key: AliasKey, task: string, replacing?: string): Promise<boolean> {
    if (replacing !== undefined) {
      const moved = await this.#collection.update({ ...filterOf(key), task: replacing }, { $set: { task } });
      if (moved > 0) return true;
    }
    const { externalId: external_id, surface, company } = key;
    try {
      await this.#collection.insert({ id: newId(), surface, company, external_id, task });
      return true;
    } catch (error) {
      if (error instanceof DuplicateKeyError) return false;
      throw error;
    }
  }

  /** Frees a name, if this task has it. */
  async release(key: AliasKey, task: string): Promise<void> {
    await this.#collection.deleteMany({ ...filterOf(key), task });
  }
}

function filterOf({ surface, company, externalId }: AliasKey): Filter {
  return { surface, company, external_id: externalId };
}
