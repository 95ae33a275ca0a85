import { actionRule } from '../rule.js';
import { errorsOf } from './errors-of.js';

export const errorRemoved = actionRule({
  id: 'error-removed',
  level: 'info',
  direction: 'response',
  explanation: 'Callers do not meet the error any more.',
  ofAllLayers: true,
  find: (pair) =>
    errorsOf(pair)
      .filter(({ is }) => is === undefined)
      .map(({ name, was }) => ({ message: `does not answer with the error ${name} (${was}) any more`, was: name })),
});
