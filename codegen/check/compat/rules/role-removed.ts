import { actionRule } from '../rule.js';
import { changedRoles } from './changed-roles.js';

export const roleRemoved = actionRule({
  id: 'role-removed',
  level: 'error',
  direction: 'request',
  explanation: 'Callers of a role that was served are refused.',
  ofAllLayers: true,
  find: (pair) => changedRoles(pair, 'narrower'),
});
