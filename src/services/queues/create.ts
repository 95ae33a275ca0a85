import type { Actions } from '../../generated/index.js';
import { encodeKey, mapKeys } from '../../store/index.js';
import { handler } from '../handler.js';
import { checkKeys } from '../keys.js';
import { checkTags } from '../names.js';

/** Makes a queue of the caller's company. */
export const create = handler('queues.create', async ({ request, caller, queues }) => {
  const { name, tags, system_tags } = request;
  checkTags({ tags, system_tags });
  const metadata = storedMetadata(request.metadata ?? {});
  return { id: await queues.create({ name, tags, system_tags, metadata }, caller.company) };
});

type Metadata = NonNullable<Actions['queues.create']['request']['metadata']>;

function storedMetadata(metadata: Metadata): Metadata {
  const items = Object.entries(metadata).map(([name, { key, type, value }]) => [name, { key, type, value }] as const);
  const stored = mapKeys(Object.fromEntries(items), encodeKey);
  checkKeys('metadata', stored);
  return stored;
}
