import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const expansionChanged = actionRule({
  id: 'expansion-changed',
  level: 'error',
  direction: 'response',
  explanation: 'References come back as objects instead of ids, or as ids instead of objects.',
  ofAllLayers: true,
  find: (pair) => {
    const terms = termsOf(pair);
    if (!terms || terms.was.expand === terms.is.expand) return undefined;
    const [was, is] = [terms.was.expand, terms.is.expand];
    return { message: is ? 'references come back as objects' : 'references come back as ids', was, is };
  },
});
