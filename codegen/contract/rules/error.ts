import { type Call, resultName, type Violation } from './rule.js';
import { isUnreadable } from './unreadable.js';

/** Errors of the framework that may meet any call that reaches its action, whatever the definition of the action says. */
const ANY_CALL = ['validation_error', 'missing_required_fields'];

/** An error is in the catalogue, and the action declares it unless the framework raises it. Never is one the server's own fault. */
export function errorRule({ step, request, result, contract }: Call): Violation | undefined {
  if (result.code === 200 || !step.operation) return undefined;
  const name = resultName(result);
  const wrong = (message: string): Violation => ({
    rule: 'error',
    place: name,
    message: `${message}: ${name} ${result.message}`,
  });
  const row = contract.errors.get(name);
  if (!row) return wrong('expected an error of the catalogue');
  const { action } = step.operation;
  if (action.errors.includes(row.name) || ANY_CALL.includes(row.name)) return undefined;
  if (row.code === 401 && step.as !== 'caller') return undefined;
  if (row.name === 'role_not_allowed' && !action.allowRoles.includes('*')) return undefined;
  if (isUnreadable(request, result)) return undefined;
  return wrong(row.code >= 500 ? 'the server failed' : `expected one of the errors that ${action.fullName} declares`);
}
