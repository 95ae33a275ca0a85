import { randomBytes } from 'node:crypto';
import {
  caller,
  createRequest,
  draftDocument,
  idOf,
  projects,
  statuses,
  tags,
  taskDocument,
  types,
  users,
} from './task-documents.mjs';

const PAGE = 50;
const DELETED_AT_ONCE = 1000;
const { company } = caller;

/**
 * What is measured: each action, the bare data work beside it, how often a round does either, and the most that the action may take of the
 * bare work and the dispatch together.
 *
 * 1.5 is what point reads and changes of one task are allowed. Answers of many tasks are put together and checked one by one, which the bare
 * driver has no part in, and `delete_many` keeps each of its tasks apart: their ceilings are there to notice when they get worse.
 *
 * Both sides of an operation get inputs of their own from the same source, as a task can be started, queued and deleted only once.
 */
export async function operations(rig, count) {
  const { call, bare } = rig;
  const drafts = draftsOf(rig.store.collection('tasks'));
  const queues = { ours: await newQueue(call), bare: await newQueue(call) };
  const some = sampler(count);
  const existing = (calls) => Array.from({ length: calls }, () => idOf(`task ${some()}`));
  return [
    {
      name: 'get_by_id',
      goal: 1.5,
      calls: 200,
      inputs: existing,
      ours: (task) => call('tasks.get_by_id', { task }),
      bare: (id) => bare.get(id),
    },
    {
      name: 'started',
      goal: 1.5,
      calls: 50,
      inputs: (calls) => drafts(calls, {}),
      ours: (task) => call('tasks.started', { task }),
      bare: (id) => bare.changeStatus(id, { ...change('in_progress'), started: new Date() }),
    },
    {
      name: 'stopped',
      goal: 1.5,
      calls: 50,
      inputs: (calls) => drafts(calls, { status: 'in_progress', started: new Date() }),
      ours: (task) => call('tasks.stopped', { task }),
      bare: (id) => bare.changeStatus(id, { ...change('stopped'), completed: new Date(), duration: 1 }),
    },
    {
      name: 'create',
      goal: 1.5,
      calls: 50,
      inputs: (calls) => Array.from({ length: calls }, () => count + some()),
      ours: (index) => call('tasks.create', createRequest(index)),
      bare: (index) => bare.create({ ...taskDocument(index), id: randomBytes(16).toString('hex'), system_tags: [] }),
    },
    { ...pageOf(rig), goal: 4 },
    {
      name: 'get_all_5_filters',
      goal: 5,
      calls: 20,
      inputs: (calls) => Array.from({ length: calls }, fiveFilters(some)),
      ours: ({ project, status, type, user, tag }) =>
        call('tasks.get_all', { project: [project], status, type: [type], user: [user], tags: [tag], page: 0, page_size: PAGE }),
      bare: (filters) => bare.fiveFilters({ company, ...filters, limit: PAGE }),
    },
    {
      name: 'enqueue',
      goal: 1.5,
      calls: 50,
      inputs: (calls) => drafts(calls, {}),
      ours: (task) => call('tasks.enqueue', { task, queue: queues.ours }),
      bare: (id) =>
        bare.enqueue(
          id,
          { ...change('queued'), enqueue_status: 'created', 'execution.queue': queues.bare },
          entry(queues.bare, id),
        ),
    },
    {
      name: 'get_next_task',
      goal: 1.5,
      calls: 30,
      inputs: (calls) => Array.from({ length: calls }),
      ours: () => call('queues.get_next_task', { queue: queues.ours }),
      bare: () => bare.next(queues.bare),
    },
    {
      name: 'delete_many_1000',
      goal: 12,
      calls: 1,
      inputs: async () => [await drafts(DELETED_AT_ONCE, {})],
      ours: (ids) => call('tasks.delete_many', { ids }),
      bare: (ids) => bare.deleteMany(ids),
    },
  ];
}

/** A page as a list view asks for it: filtered, the newest first, some way down. */
export function pageOf({ call, bare }) {
  let turn = 0;
  return {
    name: 'page_of_50',
    calls: 20,
    inputs: (calls) => Array.from({ length: calls }, () => ({ status: statuses[turn++ % statuses.length], page: turn % 4 })),
    ours: ({ status, page }) =>
      call('tasks.get_all', { status: [status], system_tags: ['-archived'], order_by: ['-last_update'], page, page_size: PAGE }),
    bare: ({ status, page }) => bare.page({ company, status, without: 'archived', skip: page * PAGE, limit: PAGE }),
  };
}

/** Puts so many new drafts into the collection, straight, and gives their ids. */
function draftsOf(collection) {
  let made = 0;
  return async (count, fields) => {
    const documents = Array.from({ length: count }, () => ({ ...draftDocument(made++), ...fields }));
    await collection.insertMany(documents);
    return documents.map(({ id }) => id);
  };
}

async function newQueue(call) {
  const answer = await call('queues.create', { name: `queue ${randomBytes(4).toString('hex')}` });
  return JSON.parse(answer).data.id;
}

/** What every change of status writes. */
function change(status) {
  const now = new Date();
  return { status, status_reason: '', status_message: '', status_changed: now, last_update: now, last_change: now };
}

let position = 0;

function entry(queue, task) {
  const id = randomBytes(16).toString('hex');
  return { id, company, queue, task, added: new Date(), position: String(++position).padStart(12, '0') };
}

function fiveFilters(some) {
  const one = (values) => values[some() % values.length];
  return () => ({ project: one(projects), status: ['completed', 'failed'], type: one(types), user: one(users), tag: one(tags) });
}

/** Numbers below `count` in an order that jumps about, the same in every run. */
function sampler(count) {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % count;
  };
}
