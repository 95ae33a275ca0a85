import type { TasksGetAllRequest, TasksTask } from '../../generated/index.js';
import type { Caller } from '../../rpc/index.js';

export interface ShownTasksOptions {
  /** `"nclue"` */
  readonly surface: string;
  /** Also the company's tasks that were made elsewhere (rest-surfaces 6.6). Default: the surface's own alone. */
  readonly shared?: boolean;
  /** Of those made elsewhere, only tasks of these types of the core. Default: all. */
  readonly types?: TasksGetAllRequest['type'];
}

type TaskFilter = Pick<TasksGetAllRequest, 'system_tags' | 'type' | '_all_' | 'search_hidden'>;

/** Which tasks of the core a surface shows to whom, and how it marks its own (rest-surfaces 6.1, 6.6). */
export class ShownTasks {
  readonly #tag: string;
  readonly #shared: boolean;
  readonly #types: TasksGetAllRequest['type'];

  constructor({ surface, shared = false, types }: ShownTasksOptions) {
    this.#tag = surfaceTag(surface);
    this.#shared = shared;
    this.#types = types;
  }

  /** The system tags of a company's own tasks. The second keeps out of a list what another company made public. */
  tags({ company }: Caller): readonly string[] {
    return [this.#tag, `account:${company}`];
  }

  /** The system tags of all that is shown: none where others are shown, too. */
  countedTags(caller: Caller): readonly string[] {
    return this.#shared ? [] : this.tags(caller);
  }

  /** The part of a search that finds what is shown. */
  filter(caller: Caller): TaskFilter {
    if (!this.#shared) return { system_tags: ['__$all', ...this.tags(caller)], search_hidden: true };
    const company = caller.company.replaceAll(/\W/g, '\\$&');
    return { _all_: { fields: ['company'], pattern: `^${company}$` }, ...(this.#types && { type: this.#types }) };
  }

  /** Whether a task that was found by its id is shown: public ones of others carry what tags they like. */
  shows(task: TasksTask, caller: Caller): boolean {
    if (task.company !== caller.company) return false;
    return this.isOwn(task, caller) || (this.#shared && (!this.#types || this.#types.some((type) => type === task.type)));
  }

  /** Whether the task was made over this surface. */
  isOwn({ company, system_tags = [] }: TasksTask, caller: Caller): boolean {
    return company === caller.company && this.tags(caller).every((tag) => system_tags.includes(tag));
  }
}

/** The system tag of a surface's tasks. */
export function surfaceTag(surface: string): string {
  return `surface:${surface}`;
}
