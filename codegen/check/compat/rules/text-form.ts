import { type SchemaRule, schemaRules } from '../rule.js';
import { change } from './limits.js';

/** The rules of a keyword that says what a text looks like, and of which nobody can tell whether one contains another. */
export function textForm(keyword: 'pattern' | 'format'): readonly SchemaRule[] {
  return [
    ...schemaRules({
      name: `${keyword}-added`,
      about: 'schema',
      effect: 'narrows',
      explanations: {
        request: 'Texts of another form, which were taken, are refused.',
        response: 'Only texts of the form come back.',
      },
      find: ({ was, is }) =>
        was[keyword] === undefined && is[keyword] !== undefined ? change(keyword, undefined, is[keyword]) : undefined,
    }),
    ...schemaRules({
      name: `${keyword}-removed`,
      about: 'schema',
      effect: 'widens',
      explanations: {
        request: 'Texts of any form are taken.',
        response: 'Texts come back that do not have the form callers count on.',
      },
      find: ({ was, is }) =>
        was[keyword] !== undefined && is[keyword] === undefined ? change(keyword, was[keyword], undefined) : undefined,
    }),
    ...schemaRules({
      name: `${keyword}-changed`,
      about: 'schema',
      effect: 'changes',
      explanations: {
        request: 'Texts that were taken may be refused; whether one form contains the other cannot be decided.',
        response: 'Texts may come back that do not have the form callers count on.',
      },
      find: ({ was, is }) =>
        was[keyword] !== undefined && is[keyword] !== undefined && was[keyword] !== is[keyword]
          ? change(keyword, was[keyword], is[keyword])
          : undefined,
    }),
  ];
}
