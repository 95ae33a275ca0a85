import { ApiError } from '../../rpc/index.js';
import type { Filter, FindOptions, MayGoOn, Store } from '../../store/index.js';
import { ARCHIVED } from '../tasks/archiving.js';
import { deletable, deleteTask } from '../tasks/deleting.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { Tasks } from '../tasks/tasks.js';
import { maintenanceCaller } from './maintenance-caller.js';
import type { RetentionRule } from './retention-rule.js';
import { RetentionRules } from './retention-rules.js';

/** Tasks that one query looks up, unless said. */
const AT_A_TIME = 500;

const DAY_MS = 86_400_000;

/** What somebody may still be waiting for, or was promised to stay. */
const SPARED = ['queued', 'in_progress', 'publishing', 'published'];

/** A task that a rule is about, and what would come of it. */
export interface RetentionCandidate {
  readonly task: Pick<TaskDocument, 'id' | 'name' | 'project' | 'last_change'>;
  /** Why it would stay: what deleting it without force is refused with. Undefined: it would go. */
  readonly kept?: string;
}

/** What a run did, by rule. */
export interface RetentionRun {
  readonly rule: RetentionRule;
  readonly deleted: number;
  readonly kept: number;
}

/** Old archived tasks of a project: which a rule would delete, and deleting them. */
export class Retention {
  readonly rules: RetentionRules;
  readonly #store: Store;
  readonly #tasks: Tasks;
  readonly #atATime: number;

  constructor(store: Store, tasks: Tasks, { atATime = AT_A_TIME }: { readonly atATime?: number } = {}) {
    this.rules = new RetentionRules(store);
    this.#store = store;
    this.#tasks = tasks;
    this.#atATime = atATime;
  }

  /** What the rule would do now, task by task. Deletes nothing; allows the rule to be enabled. */
  async preview(rule: RetentionRule, now = new Date()): Promise<RetentionCandidate[]> {
    const candidates: RetentionCandidate[] = [];
    const caller = maintenanceCaller(rule.company);
    for await (const { task } of this.#candidates(await this.due(rule, now))) {
      const { id, name, project, last_change } = task;
      const kept = await refusal(deletable(task, caller, this.#tasks));
      const shown = { id, name, last_change, ...(project === undefined ? {} : { project }) };
      candidates.push({ task: shown, ...(kept && { kept: kept.message }) });
    }
    await this.rules.markPreviewed(rule.id, now);
    return candidates;
  }

  /**
   * Deletes what the enabled rules say, as `tasks.delete` without force does, draft output models included. What that refuses stays;
   * so does a task that somebody touches meanwhile.
   */
  async run(mayGoOn: MayGoOn, now = new Date()): Promise<RetentionRun[]> {
    const runs: RetentionRun[] = [];
    for (const rule of await this.rules.list({ enabled: true })) runs.push(await this.#apply(rule, mayGoOn, now));
    return runs;
  }

  /** The tasks that a rule is about: a filter for each project, so that an index serves it. */
  async due({ company, project, subprojects, days }: RetentionRule, now: Date): Promise<Filter[]> {
    const projects = subprojects ? await this.#tasks.projects.withDescendants([project]) : [project];
    const last_change = { $lt: new Date(now.getTime() - days * DAY_MS) };
    return projects.map((id) => ({ company, project: id, system_tags: ARCHIVED, status: { $nin: SPARED }, last_change }));
  }

  async #apply(rule: RetentionRule, mayGoOn: MayGoOn, now: Date): Promise<RetentionRun> {
    let deleted = 0;
    let kept = 0;
    const caller = maintenanceCaller(rule.company);
    const options = { force: false, moveToTrash: false, deleteModels: true, returnUrls: false };
    for await (const { task, due } of this.#candidates(await this.due(rule, now))) {
      // Somebody may switch the rule off while a long run is under way.
      if (!(await mayGoOn()) || !(await this.#isEnabled(rule))) break;
      const refused = await refusal(deleteTask(task, { ...options, onlyIf: due }, caller, this.#tasks, this.#store));
      if (refused) kept++;
      else deleted++;
    }
    return { rule, deleted, kept };
  }

  async #isEnabled({ id }: RetentionRule): Promise<boolean> {
    return (await this.rules.collection.get(id))?.enabled === true;
  }

  async *#candidates(filters: readonly Filter[]): AsyncGenerator<Candidate> {
    for (const due of filters) for await (const task of this.#each(due)) yield { task, due };
  }

  /** Each once, in the order of their ids, so that those that stay are passed by. */
  async *#each(due: Filter): AsyncGenerator<TaskDocument> {
    let after = '';
    for (;;) {
      const tasks = await this.#tasks.collection.find({ ...due, id: { $gt: after } }, candidatePage(this.#atATime));
      yield* tasks;
      const last = tasks.at(-1);
      if (!last || tasks.length < this.#atATime) return;
      after = last.id;
    }
  }
}

/** A task and what made it one to delete. */
interface Candidate {
  readonly task: TaskDocument;
  readonly due: Filter;
}

/** How candidates are read. */
export function candidatePage(limit: number): FindOptions {
  return { sort: [{ path: 'id' }], limit };
}

/** The ApiError that something is refused with, if it is. */
async function refusal(attempt: Promise<unknown>): Promise<ApiError | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
