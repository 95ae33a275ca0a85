import { actionRule } from '../rule.js';
import { changedRoles } from './changed-roles.js';

export const roleAdded = actionRule({
  id: 'role-added',
  level: 'info',
  direction: 'request',
  explanation: 'Callers of more roles are served.',
  ofAllLayers: true,
  find: (pair) => changedRoles(pair, 'wider'),
});
