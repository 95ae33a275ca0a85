import { handler } from '../handler.js';
import { storedName } from '../names.js';
import { givenFields } from './given-fields.js';
import { type ModelDocument, type ModelFields, newModel } from './model-document.js';

/** Makes a model, ready unless told otherwise. The task that is said to have made it need not exist. */
export const create = handler('models.create', async ({ request, caller, models, projects }) => {
  const { name, uri, ready } = request;
  const given = Object.entries(await givenFields({ ...request, created: undefined }, caller, projects));
  const fields: ModelFields = Object.fromEntries(given.filter(([, value]) => value !== null));
  const model = newModel({ ...fields, name: storedName(name), uri, ready }, caller, new Date());
  await models.collection.insert(request.public ? opened(model) : model);
  return { id: model.id, created: true };
});

/** Public from the start: as if its company had made it so afterwards. */
function opened(model: ModelDocument): ModelDocument {
  return { ...model, company: '', company_origin: model.company };
}
