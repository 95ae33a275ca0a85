import { type Call, withRequest } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { modelListOptions, modelTable } from '../models/model-list.js';
import { placeFilter, projectTable } from '../projects/project-table.js';
import { withinSubprojects } from '../projects/within-subprojects.js';
import { countDocuments } from '../query/count-documents.js';
import { readableScope } from '../query/readable-scope.js';
import { listValue } from '../query/request-values.js';
import type { Services } from '../services.js';
import { taskTable } from '../tasks/task-table.js';
import { undeclaredFlag } from '../undeclared.js';

/** The filters of one kind of object, as its `get_all` takes them; the definition leaves them open, so they are checked here. */
type Filters = Readonly<Record<string, unknown>>;

type CountCall = Call<Filters> & Services;

/** Pipelines and datasets are projects; whoever counts them says by which tags they are known. */
const counters = {
  projects: countProjects,
  tasks: countTasks,
  models: countModels,
  pipelines: countProjects,
  datasets: countProjects,
} as const;

/**
 * How many objects of each kind match that kind's filters; kinds that are not asked for are not counted (task-core 9.1).
 *
 * @throws ApiError 400/12, 14 for malformed filters, 400/21 for a bad regular expression
 */
export const getEntitiesCount = handler('organization.get_entities_count', async (call) => {
  const { request } = call;
  const asked = Object.entries(counters).flatMap(([kind, count]) => {
    const filters = request[kind as keyof typeof counters];
    return filters ? [{ kind, counted: count(withRequest(call, withoutNulls(filters)) as CountCall) }] : [];
  });
  return Object.fromEntries(await Promise.all(asked.map(async ({ kind, counted }) => [kind, await counted] as const)));
});

/** At the top of a request they are dropped before a handler sees them; here they lie one level deeper. */
function withoutNulls(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));
}

async function countProjects(call: CountCall): Promise<number> {
  const { request, projects } = call;
  const shallow_search = undeclaredFlag(request, 'shallow_search');
  const parent = request.parent === undefined ? undefined : listValue('parent', request.parent);
  return countDocuments(call, projects.collection, projectTable, { also: [placeFilter({ parent, shallow_search })] });
}

async function countTasks(call: CountCall): Promise<number> {
  const { request, caller, tasks } = call;
  const conditions = await withinSubprojects(request, tasks.projects);
  const scope = await readableScope(tasks.collection, caller);
  return countDocuments(call, tasks.collection, taskTable, { scope, ...(conditions && { conditions }) });
}

async function countModels(call: CountCall): Promise<number> {
  const ready = undeclaredFlag(call.request, 'ready');
  const { beside: _, ...options } = await modelListOptions(withRequest(call, { ...call.request, ready }));
  return countDocuments(call, call.models.collection, modelTable, options);
}
