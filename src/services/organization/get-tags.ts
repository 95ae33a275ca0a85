import type { Collection, Document } from '../../store/index.js';
import { handler } from '../handler.js';
import { listTags } from '../query/tag-listing.js';
import { own } from '../scope.js';

/** Which tags the company's tasks and models have, hidden ones left out (task-core 9.1). */
export const getTags = handler('organization.get_tags', ({ request, caller, tasks, models }) => {
  const tagged: readonly Collection<Document>[] = [tasks.collection, models.collection];
  return listTags(tagged, { ...own(caller), system_tags: { $nin: ['hidden'] } }, request);
});
