import { handler } from '../handler.js';
import { scrollDocuments } from '../query/list-documents.js';
import { modelList, modelListOptions, modelTable } from './model-list.js';

/** The own and public models that match. */
export const getAll = handler('models.get_all', async (call) =>
  modelList(await scrollDocuments(call, call.models.collection, modelTable, await modelListOptions(call))),
);
