import { actionRule } from '../rule.js';

export const layerAdded = actionRule({
  id: 'layer-added',
  level: 'info',
  direction: 'request',
  explanation: 'Callers of earlier versions are served as before; what the new version changes is a comparison of its own.',
  find: ({ onTop }) =>
    onTop?.version === undefined ? undefined : { message: `new version ${onTop.version}`, is: onTop.version },
});
