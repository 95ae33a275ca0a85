import { date, reference, type Shape, string } from '../fields.js';

/** A user as other users see one (task-core 9.1): credentials, role and e-mail are not part of it. */
export const userShape: Shape = {
  label: 'User',
  collection: 'users',
  scope: 'company',
  fields: {
    id: string,
    company: reference('companies'),
    name: string,
    family_name: string,
    given_name: string,
    avatar: string,
    created: date,
  },
};
