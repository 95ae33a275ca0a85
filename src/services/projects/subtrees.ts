import type { Caller } from '../../rpc/index.js';
import { ownOrPublic } from '../scope.js';
import { groupedBy } from './grouped-by.js';
import type { ProjectDocument } from './project-document.js';
import type { Projects } from './projects.js';

/** A project that lies below another. */
export type SubProject = Pick<ProjectDocument, 'id' | 'name' | 'path' | 'system_tags'>;

/** Some projects, each with everything below it; they may lie in each other. Read at once, however many they are. */
export class Subtrees {
  readonly roots: readonly string[];
  readonly #below: ReadonlyMap<string, readonly SubProject[]>;
  /** By project: those of the roots that it is, or lies in. */
  readonly #roots: ReadonlyMap<string, readonly string[]>;

  private constructor(roots: readonly string[], below: readonly SubProject[]) {
    const known = new Set(roots);
    const within = below.flatMap((project) => project.path.filter((id) => known.has(id)).map((root) => ({ root, project })));
    const itself = roots.map((root) => [root, root] as const);
    this.roots = roots;
    this.#roots = groupedBy([...itself, ...within.map(({ root, project }) => [project.id, root] as const)]);
    this.#below = groupedBy(within.map(({ root, project }) => [root, project] as const));
  }

  static async read(roots: readonly string[], caller: Caller, { collection }: Projects): Promise<Subtrees> {
    const below = await collection.find(
      { ...ownOrPublic(caller), path: { $in: roots } },
      { projection: { include: ['name', 'path', 'system_tags'] }, sort: [{ path: 'name' }, { path: 'id' }] },
    );
    return new Subtrees(roots, below);
  }

  /** Ids of the roots and of everything below them. */
  get projects(): string[] {
    return [...this.#roots.keys()];
  }

  /** The roots that a project is or lies in. */
  rootsOf(project: string): readonly string[] {
    return this.#roots.get(project) ?? [];
  }

  /** What lies below a root, by name. */
  below(root: string): readonly SubProject[] {
    return this.#below.get(root) ?? [];
  }
}
