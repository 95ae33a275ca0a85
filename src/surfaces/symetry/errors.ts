import { ApiError } from '../../rpc/index.js';
import type { SymetryRefusal } from './refusals.js';

const answers = new WeakMap<ApiError, SymetryRefusal>();

/** What the product answers by a status from 500 on is the client's doing all the same: no failure of the server, and not logged as one. */
const TOO_MANY = 429;

/** An error that is answered by this refusal. */
export function symetryError(refusal: SymetryRefusal, cause?: unknown): ApiError {
  const { status, statusCode: name, statusString: message } = refusal;
  const error = new ApiError({ code: status < 500 ? status : TOO_MANY, subcode: 0, name, message }, { cause });
  answers.set(error, refusal);
  return error;
}

/** The refusal that an error was made of by `symetryError`. */
export function refusalOf(error: ApiError): SymetryRefusal | undefined {
  return answers.get(error);
}
