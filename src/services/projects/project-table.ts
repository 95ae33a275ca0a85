import type { Filter } from '../../store/index.js';
import type { QueryTable } from '../query/collection-query.js';
import { listFilter, parseListFilter } from '../query/list-filter.js';
import { projectShape } from '../query/shapes/index.js';

/** What projects can be found by (task-core 9.2), beside their place in the tree. */
export const projectTable: QueryTable = {
  shape: projectShape,
  filters: {
    name: 'pattern',
    basename: 'pattern',
    description: 'pattern',
    id: 'list',
    tags: 'list',
    system_tags: 'list',
    last_update: 'datetime',
  },
  aliases: [],
  hiddenTag: 'hidden',
  numericBelow: [],
};

/** Where in the tree a request looks. */
export interface PlaceRequest {
  readonly parent?: readonly (string | null)[] | undefined;
  readonly shallow_search?: boolean | undefined;
}

/** `parent` means anywhere below, or directly below with `shallow_search`, which without a parent means the top level. */
export function placeFilter({ parent, shallow_search }: PlaceRequest): Filter | undefined {
  if (parent && parent.length > 0) {
    const condition = parseListFilter(parent);
    return shallow_search ? listFilter('parent', condition, false) : listFilter('path', condition, true);
  }
  return shallow_search ? { parent: null } : undefined;
}
