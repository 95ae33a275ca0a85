import type { Filter } from '../../store/index.js';
import { handler } from '../handler.js';
import type { QueryTable } from '../query/collection-query.js';
import { listDocuments } from '../query/list-documents.js';
import { listFilter, parseListFilter } from '../query/list-filter.js';
import { projectShape } from '../query/shapes/index.js';

const table: QueryTable = {
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

/** The own and public projects that match. */
export const getAll = handler('projects.get_all', async (call) => ({
  projects: await listDocuments(call, call.projects.collection, table, { also: [place(call.request)] }),
}));

/** `parent` means anywhere below, or directly below with `shallow_search`, which without a parent means the top level. */
function place({
  parent,
  shallow_search,
}: {
  parent?: readonly (string | null)[] | undefined;
  shallow_search?: boolean | undefined;
}): Filter | undefined {
  if (parent && parent.length > 0) {
    const condition = parseListFilter(parent);
    return shallow_search ? listFilter('parent', condition, false) : listFilter('path', condition, true);
  }
  return shallow_search ? { parent: null } : undefined;
}
