import { handler } from '../handler.js';
import { listExpanded } from '../query/list-expanded.js';
import { entriesField } from '../queues/entries-field.js';
import { modelList, modelListOptions, modelTable } from './model-list.js';

/** The same with references as objects, followed where `only_fields` says so. */
export const getAllEx = handler('models.get_all_ex', async (call) => {
  const options = { ...(await modelListOptions(call)), scrolls: true, separate: [entriesField(call.queues)] };
  return modelList(await listExpanded(call, call.models.collection, modelTable, options));
});
