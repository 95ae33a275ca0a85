import { type Shape, string } from '../fields.js';

/** A company, visible to its own people. */
export const companyShape: Shape = {
  label: 'Company',
  collection: 'companies',
  scope: 'id',
  fields: { id: string, name: string },
};
