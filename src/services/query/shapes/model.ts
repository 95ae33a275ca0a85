import { anyObject, boolean, date, free, hidden, map, number, object, reference, type Shape, string, tags } from '../fields.js';

/** A model (task-core 9.4). */
export const modelShape: Shape = {
  label: 'Model',
  collection: 'models',
  scope: 'company',
  fields: {
    id: string,
    company: reference('companies'),
    user: reference('users'),
    name: string,
    uri: string,
    ready: boolean,
    created: date,
    last_update: date,
    task: reference('tasks'),
    project: reference('projects'),
    parent: reference('models'),
    comment: string,
    framework: string,
    tags,
    system_tags: tags,
    design: anyObject,
    labels: map(number),
    metadata: map(object({ key: string, type: string, value: string })),
    ui_cache: hidden(free),
    company_origin: hidden(string),
  },
};
