import { type TaskStatus, taskStatus } from '../../generated/index.js';
import { withRequest } from '../../rpc/index.js';
import type { Filter, Group } from '../../store/index.js';
import { collectionQuery } from '../query/collection-query.js';
import { allOf } from '../query/combine.js';
import { formatDate } from '../query/dates.js';
import type { ListCall } from '../query/find-documents.js';
import { fromStore } from '../query/query-errors.js';
import { readableScope } from '../query/readable-scope.js';
import { taskTable } from '../tasks/task-table.js';
import type { Tasks } from '../tasks/tasks.js';
import { groupedBy } from './grouped-by.js';
import type { Subtrees } from './subtrees.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Statuses of a task that came to its end; one that was stopped has a time of completion, too. */
const COMPLETED: readonly TaskStatus[] = ['completed', 'publishing', 'published'];

const states = {
  active: { system_tags: { $nin: ['archived'] } },
  archived: { system_tags: 'archived' },
} satisfies Record<string, Filter>;

type State = keyof typeof states;

/** Which tasks the figures are about. */
export interface StatsRequest {
  /** null: both, apart. */
  readonly stats_for_state: State | null;
  /** As `tasks.get_all` takes them. Hidden tasks count in any case. */
  readonly include_stats_filter?: Readonly<Record<string, unknown>> | undefined;
}

/** Figures about the tasks in a project and below it. */
export interface Figures {
  /** Number of tasks by status, every status. */
  readonly status_count: Readonly<Record<string, number>>;
  readonly total_tasks: number;
  /** Seconds. */
  readonly total_runtime: number;
  readonly completed_tasks_24h: number;
  readonly last_task_run: string | null;
}

export type Stats = Partial<Record<State, Figures>>;

/**
 * `stats` of each project (task-core 9.2), by two queries for each state, however many projects there are.
 *
 * @throws ApiError 400/12, 14 and 16 for a malformed filter, 400/21 for a bad regular expression in it
 */
export async function statsOf(
  subtrees: Subtrees,
  request: StatsRequest,
  call: ListCall & { readonly tasks: Tasks },
): Promise<(root: string) => Stats> {
  const inside = allOf([await tasksCounted(request, call), { project: { $in: subtrees.projects } }]);
  const { stats_for_state } = request;
  const wanted: readonly State[] = stats_for_state === null ? ['active', 'archived'] : [stats_for_state];
  const figures = await Promise.all(
    wanted.map(async (state) => [state, await figuresOf(subtrees, allOf([inside, states[state]]), call.tasks)] as const),
  );
  return (root) => Object.fromEntries(figures.map(([state, of]) => [state, of(root)]));
}

/** The caller's filter lies one level deep in the request, where nulls are not dropped before a handler sees them. */
async function tasksCounted(
  { include_stats_filter = {} }: StatsRequest,
  call: ListCall & { readonly tasks: Tasks },
): Promise<Filter> {
  const given = Object.fromEntries(Object.entries(include_stats_filter).filter(([, value]) => value !== null));
  const scope = await readableScope(call.tasks.collection, call.caller);
  return collectionQuery(withRequest(call, { ...given, search_hidden: true }), taskTable, { scope }).filter;
}

async function figuresOf(subtrees: Subtrees, filter: Filter, tasks: Tasks): Promise<(root: string) => Figures> {
  const lately = { status: { $in: COMPLETED }, completed: { $gte: new Date(Date.now() - DAY_MS) } };
  const [groups, completed] = await Promise.all([
    grouped(['project', 'status'], filter, tasks),
    grouped(['project'], allOf([filter, lately]), tasks),
  ]);
  const [groupsIn, completedIn] = [byRoot(groups, subtrees), byRoot(completed, subtrees)];
  return (root) => figuresFrom(groupsIn.get(root) ?? [], completedIn.get(root) ?? []);
}

async function grouped(paths: readonly string[], filter: Filter, { collection }: Tasks): Promise<Group[]> {
  try {
    return await collection.groupBy(paths, filter, { sum: 'active_duration', max: 'started' });
  } catch (thrown) {
    throw fromStore(thrown);
  }
}

function byRoot(groups: readonly Group[], subtrees: Subtrees): ReadonlyMap<string, readonly Group[]> {
  return groupedBy(groups.flatMap((group) => subtrees.rootsOf(String(group.values[0])).map((root) => [root, group] as const)));
}

function figuresFrom(groups: readonly Group[], completed: readonly Group[]): Figures {
  const counts = taskStatus.statuses.map(
    (status) => [status, total(groups.filter(({ values }) => values[1] === status))] as const,
  );
  const runs = groups.flatMap(({ max }) => (max instanceof Date ? max.getTime() : []));
  return {
    status_count: Object.fromEntries(counts),
    total_tasks: total(groups),
    total_runtime: groups.reduce((sum, group) => sum + group.sum, 0),
    completed_tasks_24h: total(completed),
    last_task_run: runs.length === 0 ? null : formatDate(new Date(Math.max(...runs))),
  };
}

function total(groups: readonly Group[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}
