import type { Caller } from '../../rpc/index.js';
import { own } from '../scope.js';
import { nameTaken } from '../unique-name.js';
import type { ProjectDocument } from './project-document.js';
import type { Projects } from './projects.js';

/** Where a project stands in the tree. */
export type Place = Pick<ProjectDocument, 'name' | 'basename' | 'path'> & { readonly parent?: string | undefined };

/** A project below another, as far as its place goes. */
export type Below = Pick<ProjectDocument, 'id' | 'company' | 'name' | 'basename' | 'path' | 'parent'>;

/** A project and where it belongs. */
export interface Placed {
  readonly project: Below;
  readonly name: string;
  readonly path: readonly string[];
}

/** A project's subtree without itself, as it was read. */
export class Subtree {
  private constructor(
    readonly root: string,
    readonly below: readonly Below[],
  ) {}

  static async read(root: string, { collection }: Projects): Promise<Subtree> {
    const include = ['company', 'name', 'basename', 'path', 'parent'];
    return new Subtree(root, await collection.find({ path: root }, { projection: { include } }));
  }

  /** Number of levels below the root. */
  get height(): number {
    return Math.max(0, ...this.below.map(({ path }) => path.length - path.indexOf(this.root)));
  }

  /**
   * Where everything below belongs when the root is at `place`. Names follow from the last parts of the names on the way alone: what a
   * broken-off change left under its old or its new name comes out the same.
   */
  at(place: Pick<Place, 'name' | 'path'>): Placed[] {
    const basenames = new Map(this.below.map(({ id, basename }) => [id, basename]));
    return this.below.flatMap((project) => {
      const between = project.path.slice(project.path.indexOf(this.root) + 1);
      const parts = between.map((id) => basenames.get(id));
      if (parts.includes(undefined)) return [];
      const name = [place.name, ...parts, project.basename].join('/');
      return [{ project, name, path: [...place.path, this.root, ...between] }];
    });
  }

  /** Those of them that the caller may move, and that are elsewhere. */
  misplaced(place: Pick<Place, 'name' | 'path'>, caller: Caller): Placed[] {
    return this.at(place).filter(
      ({ project, name, path }) =>
        project.company === caller.company && (project.name !== name || project.path.join() !== path.join()),
    );
  }
}

/** @throws ApiError 400/801 when a project that does not move itself has one of the names */
export async function refuseTaken(
  names: readonly string[],
  moving: readonly string[],
  caller: Caller,
  { collection }: Projects,
): Promise<void> {
  const found = await collection.find({ ...own(caller), name: { $in: names } }, { projection: { include: ['name'] } });
  const other = found.find(({ id }) => !moving.includes(id));
  if (other) throw nameTaken(other.name);
}
