import { schemaRules } from '../rule.js';
import { change } from './limits.js';

/** Whether a list may hold something twice. */
export const uniqueItems = [
  ...schemaRules({
    name: 'unique-items-narrowed',
    about: 'schema',
    effect: 'narrows',
    explanations: {
      request: 'Lists that hold something twice are refused.',
      response: 'Nothing comes back twice in the list.',
    },
    find: ({ was, is }) =>
      was.uniqueItems !== true && is.uniqueItems === true ? change('uniqueItems', was.uniqueItems, true) : undefined,
  }),
  ...schemaRules({
    name: 'unique-items-widened',
    about: 'schema',
    effect: 'widens',
    explanations: {
      request: 'Lists may hold something twice.',
      response: 'Something can come back twice, which callers who count on a set have never met.',
    },
    find: ({ was, is }) =>
      was.uniqueItems === true && is.uniqueItems !== true ? change('uniqueItems', true, is.uniqueItems) : undefined,
  }),
];
