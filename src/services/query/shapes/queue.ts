import { date, map, object, objects, reference, type Shape, string, tags } from '../fields.js';

/** A queue (task-core 9.3). */
export const queueShape: Shape = {
  label: 'Queue',
  collection: 'queues',
  scope: 'company',
  fields: {
    id: string,
    name: string,
    company: reference('companies'),
    created: date,
    tags,
    system_tags: tags,
    entries: objects({ task: reference('tasks'), added: date }),
    last_update: date,
    metadata: map(object({ key: string, type: string, value: string })),
  },
};
