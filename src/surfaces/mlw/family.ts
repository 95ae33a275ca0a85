import type { TasksTask } from '../../generated/index.js';
import type { Caller } from '../../rpc/index.js';
import { everyTask } from '../core/every-task.js';
import type { MlwContext } from './context.js';
import { SECTION } from './parameters.js';
import { type MlwProject, projectsOf } from './projects.js';

/** A parent task and all that its picture needs. */
export interface Family {
  readonly parent: TasksTask;
  /** Made over this surface; others have one individual at least: themselves. */
  readonly own: boolean;
  /** Oldest first; empty where they were not asked for. */
  readonly individuals: readonly TasksTask[];
  readonly project: MlwProject | undefined;
  /** Whether its schedule has a time ahead. */
  readonly ahead: boolean;
}

const SHOWN = [
  ...['id', 'name', 'type', 'company', 'system_tags', 'status', 'status_message', 'created', 'started', 'completed', 'parent'],
  ...['project', 'last_worker', 'runtime', 'output.error', 'models.output', 'execution.artifacts', `hyperparams.${SECTION}`],
];

/** Of a parent what the surface keeps, of an individual what its worker wrote besides. */
const PARENT = [...SHOWN, `configuration.${SECTION}`];
const INDIVIDUAL = [...SHOWN, 'configuration'];

type Needs = Pick<MlwContext, 'call' | 'shown' | 'schedules'>;

/** The parent tasks of a company, newest first (A-MLW-7), without their individuals. */
export async function everyParent(caller: Caller, { call, shown }: Needs): Promise<TasksTask[]> {
  const filter = { ...shown.filter(caller), parent: [null], search_hidden: true };
  const found = await everyTask({ ...filter, order_by: ['-created'], only_fields: PARENT }, caller, call);
  return found.filter((task) => shown.shows(task, caller));
}

/** The same with what belongs to them. @param withIndividuals for which of them the individuals are needed */
export async function familiesOf(
  parents: readonly TasksTask[],
  withIndividuals: (parent: TasksTask) => boolean,
  caller: Caller,
  needs: Needs,
): Promise<Family[]> {
  const { call, shown, schedules } = needs;
  const wanted = new Set(parents.filter(withIndividuals));
  const [projects, ahead, children] = await Promise.all([
    projectsOf(parents, caller, call),
    schedules.ahead(parents.map(({ id = '' }) => id)),
    childrenOf([...wanted], caller, needs),
  ]);
  return parents.map((parent) => {
    const own = shown.isOwn(parent, caller);
    const found = children.get(parent.id ?? '') ?? [];
    const alone = !own && found.length === 0 && wanted.has(parent);
    return {
      parent,
      own,
      individuals: alone ? [parent] : found,
      project: projects.get(parent.project ?? ''),
      ahead: ahead.has(parent.id ?? ''),
    };
  });
}

/** As many parents as one search names. */
const AT_ONCE = 200;

async function childrenOf(
  parents: readonly TasksTask[],
  caller: Caller,
  { call, shown }: Needs,
): Promise<ReadonlyMap<string, readonly TasksTask[]>> {
  const found = new Map<string, TasksTask[]>();
  const ids = parents.map(({ id = '' }) => id);
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
