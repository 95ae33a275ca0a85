import { date, hidden, number, reference, type Shape, string, strings, tags, withDefault } from '../fields.js';

/** A project (task-core 9.2). */
export const projectShape: Shape = {
  label: 'Project',
  collection: 'projects',
  scope: 'company',
  fields: {
    id: string,
    company: reference('companies'),
    user: reference('users'),
    name: string,
    basename: string,
    description: string,
    created: date,
    last_update: date,
    tags,
    system_tags: tags,
    default_output_destination: string,
    featured: withDefault(number, 9999),
    logo_url: string,
    parent: reference('projects'),
    path: hidden(strings),
    company_origin: hidden(string),
  },
};
