import type { FieldPair } from '../pairs.js';
import { type Change, fieldRules } from '../rule.js';

/** A new field that asks nothing of anybody. */
export const fieldAdded = [
  ...fieldRules({
    name: 'field-added',
    effect: 'tells',
    explanations: { request: 'Callers who do not send the new field are served as before.' },
    find: (field) => (field.is?.required ? undefined : added(field)),
  }),
  ...fieldRules({
    name: 'field-added',
    effect: 'tells',
    explanations: { response: 'Callers ignore fields that they do not know.' },
    find: added,
  }),
];

function added({ was, is }: FieldPair): Change | undefined {
  return is && !was ? { message: 'new field', is: is.schema } : undefined;
}
