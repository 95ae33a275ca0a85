import type { Caller } from '../../rpc/index.js';
import { DuplicateKeyError } from '../../store/index.js';
import { inTurn } from '../in-turn.js';
import { own } from '../scope.js';
import { nameTaken } from '../unique-name.js';
import type { ProjectDocument } from './project-document.js';
import type { Projects } from './projects.js';
import { type Place, type Placed, refuseTaken, Subtree } from './subtree.js';

/**
 * Brings an own project to another place in the tree, and what is below with it. Everything is worked out first; then those below are
 * written, and the project itself last. Until then nothing is decided: a call that broke off is finished by repeating it, and one that
 * is refused on the way puts everything back.
 *
 * @param also fields of the project that change in the same write
 * @returns how many projects have another place now; undefined when somebody else renamed, moved or removed the project meanwhile:
 * then it is as they left it, and the caller has to decide anew
 * @throws ApiError 400/801 a name is taken
 */
export async function relocate(
  project: ProjectDocument,
  to: Place,
  also: Partial<ProjectDocument>,
  caller: Caller,
  projects: Projects,
): Promise<number | undefined> {
  const subtree = await Subtree.read(project.id, projects);
  const moving = [project.id, ...subtree.below.map(({ id }) => id)];
  await refuseTaken([to.name, ...subtree.at(to).map(({ name }) => name)], moving, caller, projects);
  const placed = subtree.misplaced(to, caller);
  try {
    await put(placed, caller, projects);
    const committed = await commit(project, to, also, caller, projects);
    return committed ? placed.length + 1 : undefined;
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw nameTaken(to.name, error);
    throw error;
  } finally {
    await settle(project.id, caller, projects);
  }
}

/** Puts what is below a project where the project stands, until nothing of it is elsewhere. */
export async function settle(root: string, caller: Caller, projects: Projects): Promise<void> {
  for (;;) {
    const [project] = await projects.collection.find({ ...own(caller), id: root }, { limit: 1 });
    if (!project) return;
    const misplaced = (await Subtree.read(root, projects)).misplaced(project, caller);
    if (misplaced.length === 0) return;
    await put(misplaced, caller, projects);
  }
}

/** Each is written only while it is where it was read: of two calls that move it neither undoes the other's work unseen. */
async function put(placed: readonly Placed[], caller: Caller, { collection }: Projects): Promise<void> {
  const write = ({ project: { id, name: old }, name, path }: Placed): Promise<number> =>
    collection.update({ ...own(caller), id, name: old }, { $set: { name, path } });
  await inTurn(placed, write, { signal: UNHURRIED });
}

/** A change of the tree is not left half done because whoever asked for it has gone. */
const UNHURRIED = AbortSignal.any([]);

async function commit(
  { id, name: old }: ProjectDocument,
  { name, basename, parent, path }: Place,
  also: Partial<ProjectDocument>,
  caller: Caller,
  { collection }: Projects,
): Promise<boolean> {
  const $set = { ...also, name, basename, path, ...(parent !== undefined && { parent }) };
  const update = parent === undefined ? { $set, $unset: { parent: true } as const } : { $set };
  return (await collection.update({ ...own(caller), id, name: old }, update)) > 0;
}
