import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Collection, Store } from '../../store/index.js';
import { newId } from '../ids.js';
import { storedName } from '../names.js';
import { isPublic, own, ownOrPublic, writeRefused } from '../scope.js';
import { unlessTaken } from '../unique-name.js';
import { type ProjectDocument, projectCollection } from './project-document.js';
import { nameParts } from './project-name.js';

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

  /** The same, whole. */
  async ensure(name: string, caller: Caller): Promise<ProjectDocument> {
    const found = await this.#byName(nameParts(name), caller);
    return found ?? this.readable(await this.findOrCreate(name, caller), caller);
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

  /** Writes fields of an own project that have nothing to do with its place. */
  async write(id: string, fields: Partial<ProjectDocument>, caller: Caller): Promise<void> {
    await this.collection.update({ ...own(caller), id }, { $set: fields });
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
    return this.ensure(parts.join('/'), caller);
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
