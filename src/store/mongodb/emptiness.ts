import type { Filter as ServerFilter } from 'mongodb';
import type { CollectionDefinition } from '../port.js';
import type { Stored } from './stored.js';

/** Two filters that part the documents by a path: missing, null, `""` or `[]` at it, and anything else. */
export interface Emptiness {
  readonly empty: ServerFilter<Stored>;
  readonly filled: ServerFilter<Stored>;
}

/** What is known of a path keeps the filters such that the server can walk an index on it. */
export function emptiness(path: string, scalars: CollectionDefinition['scalars']): Emptiness {
  switch (Object.hasOwn(scalars, path) ? scalars[path] : undefined) {
    case undefined: {
      // A list that holds "" or null is not empty, though a condition on the list matches its items too.
      const empty = { [path]: { $in: [null, '', []] }, [`${path}.0`]: { $exists: false } };
      return { empty, filled: { $nor: [empty] } };
    }
    case 'string':
      return { empty: { [path]: { $in: [null, ''] } }, filled: { [path]: { $nin: [null, ''] } } };
    default:
      return { empty: { [path]: null }, filled: { [path]: { $ne: null } } };
  }
}
