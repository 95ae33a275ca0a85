import { type Collection, DuplicateKeyError, type Filter, type Store } from '../../store/index.js';
import { newId } from '../ids.js';
import { type RetentionRule, retentionRuleCollection } from './retention-rule.js';

/** A rule cannot be made or switched on; the message says why and what to do. */
export class RetentionRuleError extends Error {
  override readonly name = 'RetentionRuleError';
}

/** What somebody says of a new rule. */
export type NewRetentionRule = Pick<RetentionRule, 'company' | 'project' | 'subprojects' | 'days'>;

/**
 * The rules of retention, of all companies. A project has one at most. A new rule deletes nothing: it is switched on once somebody
 * has seen what it would delete.
 */
export class RetentionRules {
  readonly collection: Collection<RetentionRule>;

  constructor(store: Store) {
    this.collection = store.collection(retentionRuleCollection.name);
  }

  /** @throws RetentionRuleError when the project has a rule, or the age is not a whole number of days from 1 */
  async add(rule: NewRetentionRule, now = new Date()): Promise<RetentionRule> {
    if (!Number.isSafeInteger(rule.days) || rule.days < 1)
      throw new RetentionRuleError('the age is a whole number of days, 1 or more');
    const document: RetentionRule = { id: newId(), ...rule, enabled: false, created: now };
    try {
      await this.collection.insert(document);
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
      throw new RetentionRuleError('the project has a rule already: remove that one first', { cause: error });
    }
    return document;
  }

  /** In the order they were made. */
  list(filter: Filter = {}): Promise<RetentionRule[]> {
    return this.collection.find(filter, { sort: [{ path: 'created' }, { path: 'id' }] });
  }

  /** Notes that somebody saw what the rule would delete. */
  async markPreviewed(id: string, now = new Date()): Promise<void> {
    await this.collection.update({ id }, { $set: { previewed: now } });
  }

  /** From now on the rule deletes. @throws RetentionRuleError when it was never previewed, or is not there */
  async enable(id: string): Promise<void> {
    const matched = await this.collection.update({ id, previewed: { $exists: true } }, { $set: { enabled: true } });
    if (matched === 0) throw new RetentionRuleError(`${id} was never previewed: look at what it would delete first`);
  }

  /** From now on the rule deletes nothing. */
  async disable(id: string): Promise<void> {
    await this.collection.update({ id }, { $set: { enabled: false } });
  }

  async remove(id: string): Promise<void> {
    await this.collection.deleteMany({ id });
  }
}
