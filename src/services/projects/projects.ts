import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { type Collection, DuplicateKeyError, type Store } from '../../store/index.js';
import { newId } from '../ids.js';
import { invalidField, storedName } from '../names.js';
import { isPublic, own, ownOrPublic, writeRefused } from '../scope.js';
import { type ProjectDocument, projectCollection } from './project-document.js';

const MAXIMUM_DEPTH = 10;

/** What a caller may say of a new project besides its name. */
export interface NewProject {
  readonly name: string;
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly system_tags?: readonly string[] | undefined;
  readonly default_output_destination?: string | undefined;
}

/** Projects of a company: a tree by their names (task-core 9.2). */
export class Projects {
  readonly collection: Collection<ProjectDocument>;

  constructor(store: Store) {
    this.collection = store.collection(projectCollection.name);
  }

  /**
   * Creates a project, with the ancestors its name says.
   *
   * @returns id
   * @throws ApiError 400/800 and 400/407 bad name, 400/409 too deep, 400/801 name taken
   */
  async create(project: NewProject, caller: Caller): Promise<string> {
    const parts = nameParts(project.name);
    const parent = await this.#ancestor(parts.slice(0, -1), caller);
    const id = await this.#insert(parts, parent, project, caller);
    if (parent) await this.touch(parent.id, caller);
    return id;
  }

  /** Id of the own project with this name, created when there is none. @throws as `create` */
  async findOrCreate(name: string, caller: Caller): Promise<string> {
    const found = await this.#byName(nameParts(name), caller);
    if (found) return found.id;
    try {
      return await this.create({ name, description: '' }, caller);
    } catch (error) {
      // Somebody else created it meanwhile: theirs will do.
      const theirs = await this.#byName(nameParts(name), caller);
      if (theirs) return theirs.id;
      throw error;
    }
  }

  /** A project the caller may read. @throws ApiError 400/401 */
  async readable(id: string, caller: Caller): Promise<ProjectDocument> {
    const [project] = await this.collection.find({ ...ownOrPublic(caller), id }, { limit: 1 });
    if (!project) throw new ApiError(errors.invalid_project_id, { data: { id } });
    return project;
  }

  /** A project the caller may change. @throws ApiError 400/401, 403/21 when it is public */
  async writable(id: string, caller: Caller): Promise<ProjectDocument> {
    const project = await this.readable(id, caller);
    if (isPublic(project)) throw writeRefused('project', [id]);
    return project;
  }

  /** Nothing may be put into a public project, not even where its id is not checked otherwise. @throws ApiError 403/21 */
  async refusePublic(id: string, caller: Caller): Promise<void> {
    const [project] = await this.collection.find(
      { ...ownOrPublic(caller), id },
      { limit: 1, projection: { include: ['company'] } },
    );
    if (project && isPublic(project)) throw writeRefused('project', [id]);
  }

  /**
   * What a new name changes about a project.
   *
   * @throws ApiError 400/800, 400/407 and 400/409 bad name, 400/408 another place in the tree
   */
  renaming(project: ProjectDocument, name: string): Pick<ProjectDocument, 'name' | 'basename'> {
    const parts = nameParts(name);
    const place = (full: string): string => full.slice(0, Math.max(full.lastIndexOf('/'), 0));
    const renamed = parts.join('/');
    if (place(renamed) !== place(project.name)) {
      throw new ApiError(errors.invalid_project_location, { data: { name: renamed } });
    }
    return { name: renamed, basename: parts.at(-1) ?? renamed };
  }

  /** Writes fields of an own project; a new name is carried on to everything below it. @throws ApiError 400/801 name taken */
  async write(project: ProjectDocument, fields: Partial<ProjectDocument>, caller: Caller): Promise<void> {
    await unlessTaken(fields.name, () => this.collection.update({ ...own(caller), id: project.id }, { $set: fields }));
    if (fields.name === undefined || fields.name === project.name) return;
    const below = await this.collection.find({ ...own(caller), path: project.id }, { projection: { include: ['name'] } });
    for (const { id, name } of below) {
      await this.collection.update({ ...own(caller), id }, { $set: { name: fields.name + name.slice(project.name.length) } });
    }
  }

  /** Notes that something in the project changed. */
  async touch(id: string | undefined, caller: Caller, now = new Date()): Promise<void> {
    if (id) await this.collection.update({ ...own(caller), id }, { $set: { last_update: now } });
  }

  /** The ids with those of everything below them. */
  async withDescendants(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const below = await this.collection.find({ path: { $in: ids } }, { projection: { include: ['id'] } });
    return [...new Set([...ids, ...below.map(({ id }) => id)])];
  }

  async #ancestor(parts: readonly string[], caller: Caller): Promise<ProjectDocument | undefined> {
    if (parts.length === 0) return undefined;
    const found = await this.#byName(parts, caller);
    if (found) return found;
    const id = await this.findOrCreate(parts.join('/'), caller);
    return this.readable(id, caller);
  }

  async #byName(parts: readonly string[], caller: Caller): Promise<ProjectDocument | undefined> {
    const [project] = await this.collection.find({ ...own(caller), name: parts.join('/') }, { limit: 1 });
    return project;
  }

  async #insert(
    parts: readonly string[],
    parent: ProjectDocument | undefined,
    said: NewProject,
    caller: Caller,
  ): Promise<string> {
    const now = new Date();
    const name = storedName(parts.join('/'));
    const document: ProjectDocument = {
      id: newId(),
      company: caller.company,
      user: caller.user,
      name,
      basename: parts.at(-1) ?? name,
      description: said.description ?? '',
      created: now,
      last_update: now,
      tags: said.tags ?? [],
      system_tags: said.system_tags ?? [],
      ...(said.default_output_destination === undefined ? {} : { default_output_destination: said.default_output_destination }),
      featured: 9999,
      ...(parent ? { parent: parent.id } : {}),
      path: parent ? [...parent.path, parent.id] : [],
    };
    await unlessTaken(name, () => this.collection.insert(document));
    return document.id;
  }
}

async function unlessTaken<T>(name: string | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw new ApiError(errors.expected_unique_data, { data: { name }, cause: error });
    throw error;
  }
}

/** `"A//B/"` as `["A", "B"]`. @throws ApiError 400/407 nothing left, 400/409 too deep, 400/800 empty or topmost part too short */
function nameParts(name: string): string[] {
  const stripped = name.trim();
  if (stripped === '') throw invalidField('name', '3 characters or more', '""');
  const parts = stripped.split('/').filter((part) => part !== '');
  const [top] = parts;
  if (top === undefined) throw new ApiError(errors.invalid_project_name, { data: { name } });
  if (parts.length > MAXIMUM_DEPTH) throw new ApiError(errors.project_path_exceeds_max, { data: { max_depth: MAXIMUM_DEPTH } });
  storedName(top);
  return parts;
}
