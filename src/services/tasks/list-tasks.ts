import { type Call, compareVersions, type Version } from '../../rpc/index.js';
import type { Store } from '../../store/index.js';
import type { Projects } from '../projects/projects.js';
import { type CollectionQuery, collectionQuery, type QueryOptions } from '../query/collection-query.js';
import { joinReferences, type SeparateField } from '../query/join.js';
import { type ListCondition, parseListFilter } from '../query/list-filter.js';
import { type Page, pageOf } from '../query/paging.js';
import type { Wire } from '../query/present.js';
import { listValue } from '../query/request-values.js';
import { announceCut, runQuery } from '../query/run-query.js';
import { scrollOf } from '../query/scroll.js';
import { shapes } from '../query/shapes/index.js';
import type { Queues } from '../queues/queues.js';
import { isSystemTag } from './legacy-input.js';
import { taskPresenter } from './present.js';
import { taskTable } from './task-table.js';
import type { Tasks } from './tasks.js';

/** A call of one of the actions that list tasks, and what it takes to answer it. */
export type ListCall = Call<object> & { readonly store: Store; readonly tasks: Tasks };

export interface ListOptions {
  /** References are shown as objects and followed where `only_fields` says so. */
  readonly expand: boolean;
  /** Tasks with system tag `hidden` come too. */
  readonly withHidden?: boolean;
  /** `include_subprojects` counts. */
  readonly withSubprojects?: boolean;
  /** `scroll_id` counts. */
  readonly scrolls?: boolean;
}

export interface TaskList {
  readonly tasks: Wire[];
  readonly scroll_id?: string;
}

type Request = Readonly<Record<string, unknown>>;

const BEFORE_SYSTEM_TAGS: Version = { major: 2, minor: 3 };

/**
 * The own and public tasks that a request asks for (task-core 7).
 *
 * @throws ApiError 400/11, 12, 14, 16 for a malformed request, 400/21 for a bad regular expression
 */
export async function listTasks(received: ListCall, options: ListOptions): Promise<TaskList> {
  const call = { ...received, request: withSplitTags(received.request as Request, received.version) };
  const conditions = options.withSubprojects ? await projectConditions(call.request, call.tasks.projects) : undefined;
  const query = collectionQuery(call, taskTable, {
    ...(options.expand && { joined: shapes }),
    ...(options.withHidden && { withHidden: true }),
    ...(conditions && { conditions }),
  });
  const scroll = options.scrolls ? await scrollOf(call) : undefined;
  const tasks = await readTasks(call, query, scroll?.page ?? pageOf(call.request, call.nulls), options);
  return scroll ? { tasks, scroll_id: await scroll.advance(tasks.length) } : { tasks };
}
