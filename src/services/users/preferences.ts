import { type Collection, type CollectionDefinition, type Document, DuplicateKeyError, type Store } from '../../store/index.js';

/** Anything a user interface wants to remember. */
export type Preferences = Readonly<Record<string, unknown>>;

/** A user's preferences; the id is the user's. */
export interface PreferencesDocument extends Document {
  /** JSON. Nobody looks for anything in it, and as text it comes back as it went in, whatever its keys are. */
  readonly text: string;
}

export const preferencesCollection: CollectionDefinition = { name: 'preferences', indexes: [], scalars: {} };

const NONE = '{}';

/** What user interfaces noted about the habits of users. */
export class UserPreferences {
  readonly #collection: Collection<PreferencesDocument>;

  constructor(store: Store) {
    this.#collection = store.collection(preferencesCollection.name);
  }

  /** Empty until something is set. */
  async get(user: string): Promise<Preferences> {
    return JSON.parse(await this.#textOf(user)) as Preferences;
  }

  /** Replaces all of a user's preferences. Whether that changed anything. */
  async set(user: string, preferences: Preferences): Promise<boolean> {
    const text = JSON.stringify(preferences);
    if (text === (await this.#textOf(user))) return false;
    const replace = (): Promise<number> => this.#collection.update({ id: user }, { $set: { text } });
    if ((await replace()) === 0) {
      // Somebody else may set the first ones at the same time; the last to write has its way, as ever after.
      await this.#collection.insert({ id: user, text }).catch((error: unknown) => {
        if (!(error instanceof DuplicateKeyError)) throw error;
        return replace();
      });
    }
    return true;
  }

  async forget(user: string): Promise<void> {
    await this.#collection.deleteMany({ id: user });
  }

  async #textOf(user: string): Promise<string> {
    return (await this.#collection.get(user))?.text ?? NONE;
  }
}
