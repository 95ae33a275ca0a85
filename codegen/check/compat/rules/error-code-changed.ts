import { actionRule } from '../rule.js';
import { errorsOf } from './errors-of.js';

export const errorCodeChanged = actionRule({
  id: 'error-code-changed',
  level: 'error',
  direction: 'response',
  explanation: 'Callers know an error by its code and subcode.',
  ofAllLayers: true,
  find: (pair) =>
    errorsOf(pair).flatMap(({ name, was, is }) =>
      was === undefined || is === undefined || was === is ? [] : [{ message: `error ${name}: ${was} became ${is}`, was, is }],
    ),
});
