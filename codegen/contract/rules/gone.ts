import { type Contract, type Result, resultName } from './rule.js';

/** Errors that say that the object is not there: `invalid_task_id`, `note_not_found`. */
const GONE = /(^|_)invalid_(\w+_)?id$|not_found$/;

/** Whether a result says that there is no such object. */
export function isGone(result: Result, { errors }: Contract): boolean {
  return result.code !== 200 && GONE.test(errors.get(resultName(result))?.name ?? '');
}
