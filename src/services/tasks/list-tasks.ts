import type { Call } from '../../rpc/index.js';
import type { Store } from '../../store/index.js';
import { withinSubprojects } from '../projects/within-subprojects.js';
import { type FoundDocuments, findDocuments } from '../query/find-documents.js';
import { joinReferences } from '../query/join.js';
import type { Wire } from '../query/present.js';
import { readableScope } from '../query/readable-scope.js';
import { shapes } from '../query/shapes/index.js';
import { entriesField } from '../queues/entries-field.js';
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

/**
 * The own and public tasks that a request asks for (task-core 7).
 *
 * @throws ApiError 400/11, 12, 14, 16 for a malformed request, 400/21 for a bad regular expression
 */
export async function listTasks(call: ListCall, options: ListOptions): Promise<TaskList> {
  const conditions = options.withSubprojects
    ? await withinSubprojects(call.request as Readonly<Record<string, unknown>>, call.tasks.projects)
    : undefined;
  const found = await findDocuments(
    call,
    call.tasks.collection,
    taskTable,
    { scope: await readableScope(call.tasks.collection, call.caller), ...(conditions && { conditions }) },
    { scrolls: options.scrolls ?? false, ...(options.expand && { joined: shapes }) },
  );
  const references = options.expand ? await referencesOf(call, found) : undefined;
  const present = taskPresenter({ selection: found.selection, ...(references && { references }) });
  return { tasks: found.documents.map(present), ...(await found.advance()) };
}

function referencesOf({ store, caller, signal, tasks }: ListCall, { documents, selection }: FoundDocuments) {
  const context = { store, caller, signal, shapes, separate: [entriesField(tasks.queues)] };
  return joinReferences(documents, taskTable.shape, selection, context);
}
