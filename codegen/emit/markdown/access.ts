import type { ActionDefinition } from '../../definition/ir.js';
import { code, listed } from './text.js';

/** Who may call an action, in a sentence or two. */
export function accessText({
  authorize,
  allowRoles,
  internal,
}: Pick<ActionDefinition, 'authorize' | 'allowRoles' | 'internal'>): string {
  const everybody = allowRoles.includes('*');
  const who = everybody ? 'every role' : `the roles ${listed(allowRoles.map(code))} only`;
  const credentials = authorize ? `credentials needed, ${who}` : `no credentials needed${everybody ? '' : `, ${who}`}`;
  return `Access: ${credentials}.${internal ? ' Internal: made for user interfaces, and may follow their needs.' : ''}`;
}
