import { ada, type TestApi } from '../../support/api.js';

/** A queue with tasks waiting in it, first to last. */
export async function filled(api: TestApi, size: number, caller = ada): Promise<{ queue: string; tasks: string[] }> {
  const queue = await api.queue(caller);
  const tasks: string[] = [];
  for (let i = 0; i < size; i++) {
    const task = await api.create({ name: `task ${i}` }, caller);
    await api.call('queues.add_task', { queue, task }, caller);
    tasks.push(task);
  }
  return { queue, tasks };
}
