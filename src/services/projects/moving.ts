import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { storedName } from '../names.js';
import type { ProjectDocument } from './project-document.js';
import { checkDepth, locationOf, nameParts } from './project-name.js';
import type { Projects } from './projects.js';
import { relocate, settle } from './relocation.js';
import { type Place, refuseTaken, Subtree } from './subtree.js';

/**
 * Gives an own project another name in its place in the tree; what is below follows.
 *
 * @param also fields that change in the same write
 * @returns what it is called now
 * @throws ApiError 400/401, 403/21; 400/800, 400/407 and 400/409 bad name; 400/408 another place in the tree; 400/801 name taken
 */
export async function renameProject(
  id: string,
  wanted: string,
  also: Partial<ProjectDocument>,
  caller: Caller,
  projects: Projects,
): Promise<Pick<ProjectDocument, 'name' | 'basename'>> {
  const parts = nameParts(wanted);
  const called = { name: parts.join('/'), basename: parts.at(-1) ?? '' };
  for (;;) {
    const project = await projects.writable(id, caller);
    if (locationOf(called.name) !== locationOf(project.name)) {
      throw new ApiError(errors.invalid_project_location, { data: { name: called.name } });
    }
    const { parent, path } = project;
    if (await relocate(project, { ...called, parent, path }, also, caller, projects)) return called;
  }
}

/**
 * Moves an own project under another one, which is made when there is none, or to the top level.
 *
 * @param location full name; empty: the top level
 * @returns how many projects have another name now
 * @throws ApiError 400/401, 403/21; 400/800, 400/407 bad name; 400/409 too deep; 400/410 it is there already; 400/411 below itself;
 * 400/801 name taken
 */
export async function moveProject(id: string, location: string, caller: Caller, projects: Projects): Promise<number> {
  const parts = location.trim() === '' ? [] : nameParts(location);
  for (;;) {
    const project = await projects.writable(id, caller);
    refuseCircle(project, parts.join('/'));
    const name = [...parts, project.basename].join('/');
    await refuseMisfit(project, name, parts.length + 1, caller, projects);
    const under = parts.length === 0 ? undefined : await projects.ensure(parts.join('/'), caller);
    const now = new Date();
    const moved = await relocate(project, placeIn(under, project.basename), { last_update: now }, caller, projects);
    if (moved === undefined) continue;
    if (under) await followed(under, caller, projects);
    for (const touched of [project.parent, under?.id]) await projects.touch(touched, caller, now);
    return moved;
  }
}

/** A place directly below a project, or at the top level. */
export function placeIn(under: ProjectDocument | undefined, basename: string): Place {
  if (!under) return { name: basename, basename, path: [] };
  return { name: `${under.name}/${basename}`, basename, parent: under.id, path: [...under.path, under.id] };
}

function refuseCircle({ id, name }: ProjectDocument, location: string): void {
  const data = { project: id, new_location: location };
  if (location === name || location.startsWith(`${name}/`)) throw new ApiError(errors.project_moved_below_itself, { data });
  if (location === locationOf(name)) throw new ApiError(errors.project_is_destination, { extra: 'it is there already', data });
}

/** Before anything is made on the way there. */
async function refuseMisfit(
  { id }: ProjectDocument,
  name: string,
  depth: number,
  caller: Caller,
  projects: Projects,
): Promise<void> {
  storedName(name);
  const subtree = await Subtree.read(id, projects);
  checkDepth(depth + subtree.height);
  const names = [name, ...subtree.at({ name, path: [] }).map((placed) => placed.name)];
  await refuseTaken(names, [id, ...subtree.below.map((project) => project.id)], caller, projects);
}

/** Where the new parent itself was moved while something came under it, that goes after it. */
async function followed(under: ProjectDocument, caller: Caller, projects: Projects): Promise<void> {
  const now = await projects.collection.get(under.id, { projection: { include: ['name'] } });
  if (now && now.name !== under.name) await settle(under.id, caller, projects);
}
