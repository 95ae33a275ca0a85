import type { Filter } from '../../store/index.js';
import { handler, type ServiceCall } from '../handler.js';
import { listExpanded } from '../query/list-expanded.js';
import type { Wire } from '../query/present.js';
import { own } from '../scope.js';
import { datasetStats, ownContents } from './contents.js';
import { projectList } from './present.js';
import type { ProjectDocument } from './project-document.js';
import { placeFilter, projectTable } from './project-table.js';
import { statsOf } from './stats.js';
import { Subtrees } from './subtrees.js';

type Call = ServiceCall<'projects.get_all_ex'>;

/** The projects that match, references as objects, with the figures that are asked for. */
export const getAllEx = handler('projects.get_all_ex', async (call) => {
  const { request, projects } = call;
  const found = await listExpanded<ProjectDocument>(call, projects.collection, projectTable, {
    scrolls: true,
    also: [placeFilter(request), await activityFilter(call)],
    beside: (documents) =>
      figuresOf(
        documents.map(({ id }) => id),
        call,
      ),
  });
  return projectList(found);
});

/** Projects in which one of the users made a task, or below which one did. */
async function activityFilter({ request, caller, projects, tasks }: Call): Promise<Filter | undefined> {
  const { active_users: users = [] } = request;
  if (users.length === 0) return undefined;
  const busy = await tasks.collection.distinct('project', { ...own(caller), user: { $in: users } });
  const found = await projects.collection.find({ id: { $in: busy } }, { projection: { include: ['path'] } });
  return { id: { $in: [...new Set(found.flatMap(({ id, path }) => [id, ...path]))] } };
}

/** What answers hold beside a project's fields, by project. Each kind of figure is read for all of them at once. */
async function figuresOf(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, Wire>> {
  const { request, caller, tasks, models } = call;
  const parts = await Promise.all([
    request.include_stats ? withStats(ids, call) : undefined,
    request.check_own_contents ? ownContents(ids, caller, { tasks, models }) : undefined,
    request.include_dataset_stats ? datasetStats(ids, caller, tasks) : undefined,
  ]);
  return new Map(ids.map((id) => [id, Object.assign({}, ...parts.map((part) => part?.(id)))]));
}

async function withStats(ids: readonly string[], call: Call): Promise<(project: string) => Wire> {
  const { request, caller, projects } = call;
  const subtrees = await Subtrees.read(ids, caller, projects);
  const stats = await statsOf(subtrees, request, call);
  const shown = ({ system_tags }: Pick<ProjectDocument, 'system_tags'>): boolean =>
    request.search_hidden || !system_tags.includes('hidden');
  return (project) => {
    const sub_projects = subtrees.below(project).filter(shown);
    return { stats: stats(project), sub_projects: sub_projects.map(({ id, name }) => ({ id, name })) };
  };
}
