import { handler } from '../handler.js';
import { listDocuments } from '../query/list-documents.js';
import { userTable } from './user-table.js';

/** The users of the company that match. */
export const getAll = handler('users.get_all', async (call) => ({
  users: await listDocuments(call, call.identities.users, userTable),
}));
