import { setImmediate } from 'node:timers/promises';
import { decodeKey, type Filter } from '../../store/index.js';
import { compareTexts } from '../compare-texts.js';
import { handler } from '../handler.js';
import { readableScope } from '../query/readable-scope.js';
import type { Tasks } from '../tasks/tasks.js';
import { within } from './within.js';

/** Tasks held in memory at a time, however many a project has. */
const BATCH = 500;

/** One page of the hyperparameters that occur in a project's tasks. An unknown project has none. */
export const getHyperParameters = handler('projects.get_hyper_parameters', async (call) => {
  const { request, caller, projects, tasks, signal } = call;
  const { project, include_subprojects: subprojects, page, page_size } = request;
  const where = project ? await within([project], projects, { subprojects }) : subprojects ? {} : { project: null };
  const scope = await readableScope(tasks.collection, caller);
  const all = namesOf(await keysIn({ ...scope, ...where }, tasks, signal));
  const parameters = all.slice(page * page_size, (page + 1) * page_size);
  const remaining = Math.max(0, all.length - page * page_size - parameters.length);
  return { total: all.length, remaining, parameters };
});

type Keys = ReadonlyMap<string, ReadonlySet<string>>;

/** The stored names of hyperparameters, by the stored names of their sections. Other calls get their turn between two batches. */
async function keysIn(where: Filter, tasks: Tasks, signal: AbortSignal): Promise<Keys> {
  const keys = new Map<string, Set<string>>();
  const options = { projection: { include: ['hyperparams'] }, sort: [{ path: 'id' }], limit: BATCH, signal };
  for (let last = ''; ; await setImmediate()) {
    const batch = await tasks.collection.find({ ...where, id: { $gt: last } }, options);
    for (const { hyperparams } of batch) collect(hyperparams, keys);
    if (batch.length < BATCH) return keys;
    last = batch.at(-1)?.id ?? last;
  }
}

function collect(sections: Readonly<Record<string, object>> | undefined, keys: Map<string, Set<string>>): void {
  for (const [section, items] of Object.entries(sections ?? {})) {
    const names = keys.get(section) ?? new Set();
    for (const name of Object.keys(items)) names.add(name);
    keys.set(section, names);
  }
}

function namesOf(keys: Keys): { section: string; name: string }[] {
  const named = [...keys].flatMap(([section, names]) =>
    [...names].map((name) => ({ section: decodeKey(section), name: decodeKey(name) })),
  );
  return named.sort((a, b) => compareTexts(a.section, b.section) || compareTexts(a.name, b.name));
}
