import { UsageError } from '../usage-error.js';
import type { ApiClient } from './api-client.js';
import { patiently } from './patiently.js';
import type { ChosenQueue } from './worker-context.js';

/** The queues that `--queue` names, in that order. @throws UsageError when there is none of that name or id */
export async function chosenQueues(
  api: ApiClient,
  named: readonly string[],
  signal: AbortSignal,
): Promise<readonly ChosenQueue[]> {
  const chosen = new Map<string, ChosenQueue>();
  for (const name of named) {
    const queue = (await find(api, { id: [name] }, signal)) ?? (await find(api, { name: `^${escaped(name)}$` }, signal));
    if (!queue) throw new UsageError(`--queue ${name}: no queue has this name or id`);
    chosen.set(queue.id, queue);
  }
  return [...chosen.values()];
}

async function find(
  api: ApiClient,
  filter: { id: string[] } | { name: string },
  signal: AbortSignal,
): Promise<ChosenQueue | undefined> {
  const request = { ...filter, only_fields: ['id', 'name'] };
  const { queues: [queue] = [] } = await patiently(() => api.call('queues.get_all', request), signal);
  return queue && { id: String(queue.id), name: String(queue.name) };
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
