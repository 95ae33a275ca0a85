import type { QueryTable } from '../query/collection-query.js';
import { userShape } from '../query/shapes/index.js';

/** How users are queried. */
export const userTable: QueryTable = {
  shape: userShape,
  filters: { id: 'list', name: 'pattern' },
  aliases: [],
  numericBelow: [],
};
