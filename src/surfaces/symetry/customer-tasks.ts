import type { TasksGetAllRequest, TasksTask } from '../../generated/index.js';
import { ShownTasks } from '../core/shown-tasks.js';
import type { SymetryClient } from './authenticate.js';
import { SECTION } from './stored-task.js';

/** Types of the core that are shown of tasks made elsewhere (rest-surfaces 6.6). */
const SHARED_TYPES = ['service', 'application'] as const;

/** Which tasks a customer sees: its own and, where they are shared, services of the company that no customer made. */
export class CustomerTasks {
  readonly shared: boolean;
  readonly #shown: ShownTasks;

  constructor(shared: boolean) {
    this.shared = shared;
    this.#shown = new ShownTasks({ surface: SECTION, shared, types: SHARED_TYPES });
  }

  /** The system tags of a customer's tasks. */
  tags({ caller, customer }: SymetryClient): readonly string[] {
    return [...this.#shown.tags(caller), customerTag(customer)];
  }

  /** The part of a search that finds what is own or shared, and maybe more. */
  filter(client: SymetryClient): Pick<TasksGetAllRequest, 'system_tags' | 'type' | '_all_' | 'search_hidden'> {
    const filter = this.#shown.filter(client.caller);
    return this.shared ? filter : { ...filter, system_tags: ['__$all', ...this.tags(client)] };
  }

  /** Whether the customer made the task. */
  isOwn(task: TasksTask, { caller, customer }: SymetryClient): boolean {
    return this.#shown.isOwn(task, caller) && Boolean(task.system_tags?.includes(customerTag(customer)));
  }

  /** Whether the task was made in the company, over another surface or the API, and is shared. */
  isShared(task: TasksTask, { caller }: SymetryClient): boolean {
    return this.#shown.shows(task, caller) && !this.#shown.isOwn(task, caller);
  }
}

/** Tells the customers of one company apart. */
function customerTag(customer: string): string {
  return `customer:${customer}`;
}
