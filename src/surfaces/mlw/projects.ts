import type { Actions, ProjectsProject, TasksTask } from '../../generated/index.js';
import type { Caller, InProcessCaller } from '../../rpc/index.js';
import { mlwError, mlwErrors } from './errors.js';

/** A project as MLW knows it. */
export interface MlwProject {
  /** Id in the core. */
  readonly id: string;
  /** What clients call it: the id that it brought along, else that of the core. */
  readonly shownId: string;
  readonly name: string;
}

/** A system tag of a project that was moved here says what its clients call it: `mlw:1601283001_Project` (rest-surfaces 2.1). */
const ALIAS = 'mlw:';

const FIELDS = ['id', 'name', 'system_tags'];

/** As many as the core gives at once. */
const AT_ONCE = 500;

/** The company's project that a client means. @throws ApiError 404 */
export async function findProject(asked: string, caller: Caller, call: InProcessCaller<Actions>): Promise<MlwProject> {
  const alias = `${ALIAS}${asked}`;
  for (const filter of [{ id: [asked] }, { system_tags: [alias] }]) {
    const { projects = [] } = await call('projects.get_all', { ...filter, only_fields: [...FIELDS, 'company'] }, caller);
    const own = projects.filter(({ company }) => company === caller.company);
    // A filter reads more into an id than the id: a minus is "all but".
    const found = own.find(({ id, system_tags = [] }) => id === asked || system_tags.includes(alias));
    if (found) return presentProject(found);
  }
  throw mlwError(mlwErrors.project_not_found, `Project with id '${asked.slice(0, 100)}' not found.`);
}

/** The projects of tasks, by their ids in the core. */
export async function projectsOf(
  tasks: readonly Pick<TasksTask, 'project'>[],
  caller: Caller,
  call: InProcessCaller<Actions>,
): Promise<ReadonlyMap<string, MlwProject>> {
  const ids = [...new Set(tasks.flatMap(({ project }) => project ?? []))];
  const found = new Map<string, MlwProject>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const request = { id: ids.slice(at, at + AT_ONCE), search_hidden: true, only_fields: FIELDS, page_size: AT_ONCE, page: 0 };
    const { projects = [] } = await call('projects.get_all', request, caller);
    for (const project of projects) found.set(project.id ?? '', presentProject(project));
  }
  return found;
}

function presentProject({ id = '', name = '', system_tags = [] }: ProjectsProject): MlwProject {
  const alias = system_tags.find((tag) => tag.startsWith(ALIAS) && tag.length > ALIAS.length);
  return { id, shownId: alias?.slice(ALIAS.length) ?? id, name };
}
