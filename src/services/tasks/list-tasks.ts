import { type Call, compareVersions, type Version, withRequest } from '../../rpc/index.js';
import type { Store } from '../../store/index.js';
import { withinSubprojects } from '../projects/within-subprojects.js';
import { type CollectionQuery, collectionQuery } from '../query/collection-query.js';
import { joinReferences } from '../query/join.js';
import { type Page, pageOf } from '../query/paging.js';
import type { Wire } from '../query/present.js';
import { readableScope } from '../query/readable-scope.js';
import { listValue } from '../query/request-values.js';
import { announceCut, runQuery } from '../query/run-query.js';
import { scrollOf } from '../query/scroll.js';
import { shapes } from '../query/shapes/index.js';
import { entriesField } from '../queues/entries-field.js';
import { isSystemTag } from './legacy-input.js';
import { taskPresenter } from './present.js';
import { taskTable } from './task-table.js';
import type { Tasks } from './tasks.js';

/** A call of one of the actions that list tasks, and what it takes to answer it. */
export type ListCall = Call<object> & { readonly store: Store; readonly tasks: Tasks };

export interface ListOptions {
  /** References are shown as objects and followed where `only_fields` says so. */
  readonly expand: boolean;
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
  const call = withRequest(received, withSplitTags(received.request as Request, received.version));
  const conditions = options.withSubprojects ? await withinSubprojects(call.request, call.tasks.projects) : undefined;
  const query = collectionQuery(call, taskTable, {
    scope: await readableScope(call.tasks.collection, call.caller),
    ...(options.expand && { joined: shapes }),
    ...(conditions && { conditions }),
  });
  const scroll = options.scrolls ? await scrollOf(call) : undefined;
  const tasks = await readTasks(call, query, scroll?.page ?? pageOf(call.request, call.nulls), options);
  return scroll ? { tasks, scroll_id: await scroll.advance(tasks.length) } : { tasks };
}

async function readTasks(
  { tasks, store, caller, signal, version, answer }: ListCall,
  query: CollectionQuery,
  page: Page,
  { expand }: ListOptions,
): Promise<Wire[]> {
  const found = await runQuery(tasks.collection, query, page, taskTable, signal);
  await announceCut(tasks.collection, query, page, found.length, { answer, signal });
  const { selection } = query;
  const context = { store, caller, signal, shapes, separate: [entriesField(tasks.queues)] };
  const references = expand ? await joinReferences(found, taskTable.shape, selection, context) : undefined;
  return found.map(taskPresenter({ version, selection, ...(references && { references }) }));
}

/** Before 2.3 there was one list of tags: those the system uses are told by their names (task-core 5.9). */
function withSplitTags(request: Request, version: Version): Request {
  const { tags, system_tags: systemTags } = request;
  if (compareVersions(version, BEFORE_SYSTEM_TAGS) >= 0 || tags === undefined || systemTags !== undefined) return request;
  const items = listValue('tags', tags);
  const system = items.filter((tag) => tag !== null && isSystemTag(tag));
  return { ...request, tags: items.filter((tag) => !system.includes(tag)), system_tags: system };
}
