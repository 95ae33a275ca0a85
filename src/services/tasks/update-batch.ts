import type { Caller } from '../../rpc/index.js';
import { handler, type ServiceCall } from '../handler.js';
import { inTurn } from '../in-turn.js';
import { checkTags } from '../names.js';
import type { Tasks } from './tasks.js';
import { type GivenUpdates, givenUpdates } from './updating.js';

type Line = ServiceCall<'tasks.update_batch'>['request'][number];

/**
 * Updates many tasks, one line each; of several lines for one task the last counts alone (task-core 8.3). Nothing is written unless
 * every line can be. As clients know it, names are taken as they are, and `output__error` is read by nobody.
 */
export const updateBatch = handler('tasks.update_batch', async ({ request, caller, signal, tasks }) => {
  const lines = new Map(request.map((line) => [line.task, line]));
  await tasks.checkWritable([...lines.keys()], caller);
  const updates = [...lines.values()].map((line) => updateOf(line)).filter((update) => update !== undefined);
  const projects = new Set(updates.flatMap(({ fields: { project } }) => project || []));
  for (const project of projects) await tasks.projects.refusePublic(project, caller);
  const now = new Date();
  const matched = await inTurn(updates, (update) => write(update, now, caller, tasks), { signal });
  for (const project of projects) await tasks.projects.touch(project, caller, now);
  return { updated: matched.reduce((sum, each) => sum + each, 0) };
});

interface LineUpdate {
  readonly task: string;
  readonly fields: Omit<GivenUpdates, 'output.error'>;
}

/** Undefined for a line that gives nothing that may change. */
function updateOf(line: Line): LineUpdate | undefined {
  const given = givenUpdates(line);
  checkTags({ tags: given.tags, system_tags: given.system_tags });
  const { 'output.error': _, ...fields } = given;
  return Object.keys(given).length === 0 ? undefined : { task: line.task, fields };
}

/** Number written: 0 for a task that is gone by now. */
function write({ task, fields }: LineUpdate, now: Date, { company }: Caller, tasks: Tasks): Promise<number> {
  return tasks.collection.update({ id: task, company }, { $set: { ...fields, last_change: now } });
}
