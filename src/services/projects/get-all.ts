import { handler } from '../handler.js';
import { scrollDocuments } from '../query/list-documents.js';
import { projectList } from './present.js';
import { placeFilter, projectTable } from './project-table.js';

/** The own and public projects that match. */
export const getAll = handler('projects.get_all', async (call) =>
  projectList(await scrollDocuments(call, call.projects.collection, projectTable, { also: [placeFilter(call.request)] })),
);
