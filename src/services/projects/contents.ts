import type { Caller } from '../../rpc/index.js';
import type { Collection, Document, Filter } from '../../store/index.js';
import type { Models } from '../models/models.js';
import type { Wire } from '../query/present.js';
import { ownOrPublic } from '../scope.js';
import type { Tasks } from '../tasks/tasks.js';

/** `own_tasks` and `own_models` of each project: what it holds itself, of what the caller may read. */
export async function ownContents(
  projects: readonly string[],
  caller: Caller,
  { tasks, models }: { readonly tasks: Tasks; readonly models: Models },
): Promise<(project: string) => Wire> {
  const inside: Filter = { ...ownOrPublic(caller), project: { $in: projects } };
  const [inTasks, inModels] = await Promise.all([counted(tasks.collection, inside), counted(models.collection, inside)]);
  return (project) => ({ own_tasks: inTasks.get(project) ?? 0, own_models: inModels.get(project) ?? 0 });
}

async function counted<T extends Document>(collection: Collection<T>, inside: Filter): Promise<ReadonlyMap<unknown, number>> {
  return new Map((await collection.countBy('project', inside)).map(({ value, count }) => [value, count]));
}

/** `dataset_stats` of each project that holds a dataset: what the last updated of the tasks that measured it noted. */
export async function datasetStats(
  projects: readonly string[],
  caller: Caller,
  { collection }: Tasks,
): Promise<(project: string) => Wire> {
  const measured = await collection.find(
    { ...ownOrPublic(caller), project: { $in: projects }, 'runtime.ds_file_count': { $exists: true } },
    {
      projection: { include: ['project', 'runtime.ds_file_count', 'runtime.ds_total_size'] },
      sort: [{ path: 'last_update' }],
    },
  );
  const latest = new Map(measured.map(({ project, runtime }) => [project, runtime]));
  return (project) => {
    const noted = latest.get(project);
    if (!noted) return {};
    return { dataset_stats: { ...whole('file_count', noted.ds_file_count), ...whole('total_size', noted.ds_total_size) } };
  };
}

/** Notes are free values: one that is no whole number is left out. */
function whole(name: string, value: unknown): Wire {
  return Number.isSafeInteger(value) ? { [name]: value } : {};
}
