import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { missingField } from '../query/query-errors.js';
import { own } from '../scope.js';
import type { Projects } from './projects.js';

/** Where something is to be moved: a project by id or, without one, by name. */
export interface ProjectChoice {
  readonly project?: string | undefined;
  /** Created when there is none. */
  readonly project_name?: string | undefined;
}

/**
 * Id of the chosen project, which must be the caller's own (task-core 8.16).
 *
 * @throws ApiError 400/11 neither given, 400/401 not an own project, 400/407, 400/409 and 400/800 bad name
 */
export async function chosenProject(
  { project, project_name }: ProjectChoice,
  caller: Caller,
  projects: Projects,
): Promise<string> {
  if (!project && !project_name) throw missingField('project', 'project or project_name is required');
  if (!project) return projects.findOrCreate(project_name ?? '', caller);
  const [found] = await projects.collection.find({ ...own(caller), id: project }, { limit: 1, projection: { include: ['id'] } });
  if (!found) throw new ApiError(errors.invalid_project_id, { data: { id: project } });
  return found.id;
}
