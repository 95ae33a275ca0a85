import { actionRule } from '../rule.js';
import { errorsOf } from './errors-of.js';

export const errorAdded = actionRule({
  id: 'error-added',
  level: 'warning',
  direction: 'response',
  explanation: 'Callers may meet an error that they do not tell apart yet.',
  ofAllLayers: true,
  find: (pair) =>
    errorsOf(pair)
      .filter(({ was }) => was === undefined)
      .map(({ name, is }) => ({ message: `may answer with the error ${name} (${is})`, is: name })),
});
