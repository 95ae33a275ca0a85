import { handler } from '../handler.js';
import type { QueryTable } from '../query/collection-query.js';
import { listDocuments } from '../query/list-documents.js';
import { userShape } from '../query/shapes/index.js';

const table: QueryTable = { shape: userShape, filters: { id: 'list', name: 'pattern' }, aliases: [], numericBelow: [] };

/** The users of the company that match. */
export const getAll = handler('users.get_all', async (call) => ({
  users: await listDocuments(call, call.identities.users, table),
}));
