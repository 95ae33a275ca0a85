import type { ModelDocument } from './model-document.js';
import type { Models } from './models.js';

const ARCHIVED = 'archived';

/** Puts a model away, also one that is. @throws ApiError 400/201 when it is gone */
export async function archiveModel(model: ModelDocument, models: Models): Promise<void> {
  await models.write(model, { $addToSet: { system_tags: ARCHIVED }, $set: { last_update: new Date() } });
}

/** Takes a model out of the archive, also one that is not in it. @throws ApiError 400/201 when it is gone */
export async function unarchiveModel(model: ModelDocument, models: Models): Promise<void> {
  await models.write(model, { $pull: { system_tags: ARCHIVED }, $set: { last_update: new Date() } });
}
