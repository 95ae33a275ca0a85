import type { TasksTask } from '../../generated/index.js';
import type { MlwType } from '../../generated/surfaces/mlw.js';
import type { Caller } from '../../rpc/index.js';
import { everyTask } from '../core/every-task.js';
import type { MlwContext } from './context.js';
import { typeOf } from './kinds.js';
import { SECTION } from './parameters.js';
import { type MlwProject, projectsOf } from './projects.js';
import { mayWait } from './schedule-shown.js';
import { type Kept, keptOf, nameOf } from './stored-task.js';

/** A parent task and all that its picture needs. */
export interface Family {
  readonly parent: Parent;
  /** Oldest first; empty where they were not asked for. */
  readonly individuals: readonly TasksTask[];
  readonly project: MlwProject | undefined;
  /** Whether its schedule has a time ahead. */
  readonly ahead: boolean;
}

/** A parent task, and what was kept with it. */
export interface Parent {
  readonly task: TasksTask;
  readonly id: string;
  readonly kept: Kept;
  readonly type: MlwType;
  readonly name: string;
  /** Made over this surface; others have one individual at least: themselves. */
  readonly own: boolean;
}

const COMMON = ['id', 'name', 'company', 'system_tags', 'status', 'created', 'parent', 'project', `hyperparams.${SECTION}`];
/** How a run went. */
const RUN = [
  ...['status_message', 'started', 'completed', 'last_worker', 'runtime'],
  ...['output.error', 'models.output', 'execution.artifacts'],
];
const PARENT = [...COMMON, `configuration.${SECTION}`];
/** With what its worker wrote besides. */
const INDIVIDUAL = [...COMMON, ...RUN, 'configuration'];

type Needs = Pick<MlwContext, 'call' | 'shown' | 'schedules'>;

/**
 * The parent tasks of a company, newest first (A-MLW-7), without their individuals.
 *
 * @param withRuns whether those that were made elsewhere are going to be shown as their own individuals
 */
export async function everyParent(withRuns: boolean, caller: Caller, { call, shown }: Needs): Promise<Parent[]> {
  const filter = { ...shown.filter(caller), parent: [null], search_hidden: true };
  const only_fields = withRuns ? [...PARENT, ...RUN] : PARENT;
  const found = await everyTask({ ...filter, order_by: ['-created'], only_fields }, caller, call);
  return found.filter((task) => shown.shows(task, caller)).map((task) => parentOf(task, shown.isOwn(task, caller)));
}

/** @param own whether it was made over this surface */
export function parentOf(task: TasksTask, own: boolean): Parent {
  const kept = keptOf(task);
  return { task, id: task.id ?? '', kept, type: typeOf(kept), name: nameOf(task, kept), own };
}

/** The same with what belongs to them. @param withIndividuals for which of them the individuals are needed */
export async function familiesOf(
  parents: readonly Parent[],
  withIndividuals: (parent: Parent) => boolean,
  caller: Caller,
  needs: Needs,
): Promise<Family[]> {
  const wanted = new Set(parents.filter(withIndividuals));
  const [projects, ahead, children] = await Promise.all([
    projectsOf(
      parents.map(({ task }) => task),
      caller,
      needs.call,
    ),
    needs.schedules.ahead(parents.filter(({ kept }) => mayWait(kept.schedule)).map(({ id }) => id)),
    childrenOf(
      [...wanted].map(({ id }) => id),
      caller,
      needs,
    ),
  ]);
  return parents.map((parent) => {
    const found = children.get(parent.id) ?? [];
    const alone = !parent.own && found.length === 0 && wanted.has(parent);
    return {
      parent,
      individuals: alone ? [parent.task] : found,
      project: projects.get(parent.task.project ?? ''),
      ahead: ahead.has(parent.id),
    };
  });
}

/** As many parents as one search names. */
const AT_ONCE = 200;

async function childrenOf(
  ids: readonly string[],
  caller: Caller,
  { call, shown }: Needs,
): Promise<ReadonlyMap<string, readonly TasksTask[]>> {
  const found = new Map<string, TasksTask[]>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const filter = { ...shown.filter(caller), parent: ids.slice(at, at + AT_ONCE), search_hidden: true };
    const page = await everyTask({ ...filter, order_by: ['created'], only_fields: INDIVIDUAL }, caller, call);
    for (const task of page.filter((child) => shown.shows(child, caller))) {
      const siblings = found.get(task.parent ?? '') ?? [];
      siblings.push(task);
      found.set(task.parent ?? '', siblings);
    }
  }
  return found;
}
