import { workerKey } from '../../../src/services/workers/worker-document.js';
import { ada, type Fields, type TestApi } from '../../support/api.js';

let count = 0;

/** A name that no other worker of these tests has. */
export function newName(): string {
  count += 1;
  return `worker:cpu:${count}`;
}

/** The name of a worker that registered. */
export async function registered(api: TestApi, fields: Fields = {}, caller = ada): Promise<string> {
  const worker = newName();
  await api.call('workers.register', { worker, ...fields }, caller);
  return worker;
}

/** A status report as agents send it. */
export function report(api: TestApi, worker: string, fields: Fields = {}, caller = ada) {
  return api.call('workers.status_report', { worker, timestamp: Date.now(), machine_stats: {}, ...fields }, caller);
}

/** A worker as `workers.get_all` shows it; undefined when it is not there. */
export async function shown(api: TestApi, worker: string, caller = ada, fields: Fields = {}) {
  const { workers = [] } = await api.call('workers.get_all', fields, caller);
  return workers.find(({ id }) => id === worker);
}

/** A worker as it is stored. */
export function stored(api: TestApi, worker: string, caller = ada) {
  return api.services.workers.collection.get(workerKey(worker, caller));
}

/** Lets a worker have been silent for so many seconds. */
export async function silence(api: TestApi, worker: string, seconds: number, caller = ada): Promise<void> {
  const known = await stored(api, worker, caller);
  if (!known) throw new Error(`no worker ${worker}`);
  const ago = (time: Date) => new Date(time.getTime() - seconds * 1000);
  const $set = { expires: ago(known.expires), last_activity: ago(known.last_activity), registered: ago(known.registered) };
  await api.services.workers.collection.update({ id: known.id }, { $set });
}
