import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const streamChanged = actionRule({
  id: 'stream-changed',
  level: 'error',
  direction: 'response',
  explanation:
    'Callers that wait for one answer get a stream that does not end, or those that listen to a stream get one answer.',
  ofAllLayers: true,
  find: (pair) => {
    const terms = termsOf(pair);
    if (!terms || terms.was.stream === terms.is.stream) return undefined;
    const [was, is] = [terms.was.stream, terms.is.stream];
    return { message: is ? 'the answer is a stream of events' : 'the answer is no stream any more', was, is };
  },
});
