import type { Identities } from '../../auth/index.js';
import type { Caller } from '../../rpc/index.js';
import type { Collection, Document } from '../../store/index.js';
import { formatDate } from '../query/dates.js';
import type { Queues } from '../queues/queues.js';
import { own } from '../scope.js';
import type { Services } from '../services.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { WorkerDocument } from './worker-document.js';

/** Where the names lie that workers are shown with. */
export type Directory = Pick<Services, 'identities' | 'queues' | 'tasks' | 'projects'>;

interface Named {
  readonly id: string;
  readonly name: string;
}

interface WatchedQueue extends Named {
  readonly num_tasks: number;
  readonly next_task?: Named;
}

/** What workers point at, by id; whatever is gone is missing. */
interface Surroundings {
  readonly users: ReadonlyMap<string, Named>;
  readonly queues: ReadonlyMap<string, WatchedQueue>;
  readonly tasks: ReadonlyMap<string, CurrentTask>;
  readonly projects: ReadonlyMap<string, Named>;
}

type CurrentTask = Pick<TaskDocument, 'id' | 'name' | 'status' | 'started' | 'last_iteration' | 'project'>;

/** Workers as answers hold them (task-core 9.6), with everything they point at read once for all. */
export async function presentWorkers(workers: readonly WorkerDocument[], caller: Caller, directory: Directory, now: Date) {
  const around = await surroundings(workers, caller, directory);
  return workers.map((worker) => presentWorker(worker, around, caller, now));
}

function presentWorker(worker: WorkerDocument, { users, queues, tasks, projects }: Surroundings, caller: Caller, now: Date) {
  const task = tasks.get(worker.task ?? '');
  const project = projects.get(task?.project ?? '');
  const queue = queues.get(worker.queue ?? '');
  return {
    id: worker.name,
    key: worker.id,
    ...(worker.ip !== undefined && { ip: worker.ip }),
    user: users.get(worker.user) ?? { id: worker.user },
    company: { id: caller.company, name: caller.companyName },
    queues: worker.queues.flatMap((id) => queues.get(id) ?? []),
    ...(queue && { queue }),
    ...(task && { task: presentTask(task, now) }),
    ...(project && { project }),
    register_time: formatDate(worker.registered),
    register_timeout: worker.timeout,
    last_activity_time: formatDate(worker.last_activity),
    ...(worker.last_report && { last_report_time: formatDate(worker.last_report) }),
    tags: worker.tags.toSorted(),
    system_tags: worker.system_tags.toSorted(),
  };
}

function presentTask({ id, name, status, started, last_iteration }: CurrentTask, now: Date) {
  const runs = status === 'in_progress' && started;
  return { id, name, ...(runs && { running_time: Math.max(0, now.getTime() - started.getTime()) }), last_iteration };
}

async function surroundings(workers: readonly WorkerDocument[], caller: Caller, directory: Directory): Promise<Surroundings> {
  const { identities, queues, tasks, projects } = directory;
  const current = await byId(
    tasks.collection,
    workers.map(({ task }) => task),
    ['name', 'status', 'started', 'last_iteration', 'project'],
    caller,
  );
  return {
    users: await usersOf(workers, caller, identities),
    queues: await watchedQueues(workers, caller, queues, tasks.collection),
    tasks: current,
    projects: named(
      await byId(
        projects.collection,
        [...current.values()].map(({ project }) => project),
        ['name'],
        caller,
      ),
    ),
  };
}

function usersOf(workers: readonly WorkerDocument[], caller: Caller, { users }: Identities): Promise<ReadonlyMap<string, Named>> {
  return byId(
    users,
    workers.map(({ user }) => user),
    ['name'],
    caller,
  ).then(named);
}

/** The queues with what waits in them: one query a queue for the first entry, as only that is wanted of each. */
async function watchedQueues(
  workers: readonly WorkerDocument[],
  caller: Caller,
  queues: Queues,
  tasks: Collection<TaskDocument>,
): Promise<ReadonlyMap<string, WatchedQueue>> {
  const known = named(
    await byId(
      queues.collection,
      workers.flatMap(({ queues: ids, queue }) => [...ids, queue]),
      ['name'],
      caller,
    ),
  );
  const counts = await queues.entries.countBy('queue', { ...own(caller), queue: { $in: [...known.keys()] } });
  const sizes = new Map(counts.map(({ value, count }) => [value, count]));
  const heads = await Promise.all([...known.keys()].map((queue) => queues.entriesOf([queue], 1)));
  const firsts = new Map(heads.flatMap((head) => [...head].map(([queue, [entry]]) => [queue, entry?.task] as const)));
  const next = named(await byId(tasks, [...firsts.values()], ['name'], caller));
  const watched = [...known].map(([id, queue]) => {
    const next_task = next.get(firsts.get(id) ?? '');
    return [id, { ...queue, num_tasks: sizes.get(id) ?? 0, ...(next_task && { next_task }) }] as const;
  });
  return new Map(watched);
}

async function byId<T extends Document>(
  collection: Collection<T>,
  ids: readonly (string | undefined)[],
  include: readonly string[],
  caller: Caller,
): Promise<ReadonlyMap<string, T>> {
  const wanted = [...new Set(ids)].filter((id): id is string => Boolean(id));
  if (wanted.length === 0) return new Map();
  const found = await collection.find({ ...own(caller), id: { $in: wanted } }, { projection: { include } });
  return new Map(found.map((document) => [document.id, document]));
}

function named(documents: ReadonlyMap<string, Named>): ReadonlyMap<string, Named> {
  return new Map([...documents].map(([id, { name }]) => [id, { id, name }]));
}
