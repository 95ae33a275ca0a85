import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { own } from '../scope.js';
import type { Services } from '../services.js';
import { placeIn } from './moving.js';
import type { ProjectDocument } from './project-document.js';
import { checkDepth } from './project-name.js';
import type { Projects } from './projects.js';
import { relocate } from './relocation.js';
import { refuseTaken, Subtree } from './subtree.js';

/** What a merge moved. */
export interface Merged {
  /** Tasks and models. */
  readonly moved_entities: number;
  /** Projects that have another place now, those further below included. */
  readonly moved_projects: number;
}

type Content = Pick<Services, 'projects' | 'tasks' | 'models'>;

/**
 * Puts what an own project holds, and the projects below it, into another own one, and removes it. Everything is checked before anything
 * is written, and the project goes last: a call that broke off is finished by repeating it.
 *
 * @throws ApiError 400/401, 403/21; 400/409 too deep; 400/410 one and the same; 400/412 into one below; 400/801 name taken
 */
export async function mergeProjects(from: string, into: string, caller: Caller, content: Content): Promise<Merged> {
  const { projects } = content;
  const source = await projects.writable(from, caller);
  const destination = await projects.writable(into, caller);
  await refuseMisfit(source, destination, caller, projects);
  const now = new Date();
  const moved = await moveContent(source, destination, now, caller, content);
  await projects.collection.deleteMany({ ...own(caller), id: source.id });
  const late = await moveContent(source, destination, now, caller, content);
  for (const touched of [source.parent, destination.id]) await projects.touch(touched, caller, now);
  return {
    moved_entities: moved.moved_entities + late.moved_entities,
    moved_projects: moved.moved_projects + late.moved_projects,
  };
}

async function refuseMisfit(
  source: ProjectDocument,
  destination: ProjectDocument,
  caller: Caller,
  projects: Projects,
): Promise<void> {
  const data = { project: source.id, destination_project: destination.id };
  if (source.id === destination.id) throw new ApiError(errors.project_is_destination, { data });
  if (destination.path.includes(source.id)) throw new ApiError(errors.project_merged_below_itself, { data });
  const subtree = await Subtree.read(source.id, projects);
  checkDepth(destination.path.length + 1 + subtree.height);
  const names = subtree.at(destination).map(({ name }) => name);
  await refuseTaken(
    names,
    subtree.below.map(({ id }) => id),
    caller,
    projects,
  );
}

async function moveContent(
  { id }: ProjectDocument,
  destination: ProjectDocument,
  now: Date,
  caller: Caller,
  { projects, tasks, models }: Content,
): Promise<Merged> {
  const moved_projects = await moveChildren(id, destination, caller, projects);
  const inside = { ...own(caller), project: id };
  const project = destination.id;
  const movedTasks = await tasks.collection.updateMany(inside, { $set: { project, last_change: now } });
  const movedModels = await models.collection.updateMany(inside, { $set: { project, last_update: now } });
  return { moved_entities: movedTasks + movedModels, moved_projects };
}

/** Whoever moves a child elsewhere meanwhile has it: it is looked at again until none is left. */
async function moveChildren(parent: string, destination: ProjectDocument, caller: Caller, projects: Projects): Promise<number> {
  let moved = 0;
  for (;;) {
    const [child] = await projects.collection.find({ ...own(caller), parent }, { limit: 1 });
    if (!child) return moved;
    moved += (await relocate(child, placeIn(destination, child.basename), {}, caller, projects)) ?? 0;
  }
}
