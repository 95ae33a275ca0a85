import type { SymetryEnvelope } from '../../generated/surfaces/symetry.js';
import { type ApiError, baseErrors } from '../../rpc/index.js';
import type { ErrorAnswer, RestRequest } from '../rest/index.js';
import { refusalOf } from './errors.js';
import { invalidTaskInfo, refusal, type SymetryRefusal } from './refusals.js';

/** Any error in the envelope (rest-surfaces 3.3). A 5xx tells nothing of its cause. */
export function symetryErrorAnswer(
  error: ApiError,
  request: Pick<RestRequest, 'route'>,
): ErrorAnswer & { readonly body: SymetryEnvelope } {
  const { status, ...body } = refusalOf(error) ?? general(error, request);
  return { status, body };
}

function general(error: ApiError, request: Pick<RestRequest, 'route'>): SymetryRefusal {
  const { code, message } = error;
  if (isAboutBody(error, request)) return invalidTaskInfo(message);
  return refusal(code, code < 500 ? message : 'The request could not be answered.');
}

/** Whether an error is about what was in a body, which was decrypted: no JSON, or another one than was expected. */
function isAboutBody({ definition, data }: ApiError, { route }: Pick<RestRequest, 'route'>): boolean {
  if (!route?.request) return false;
  if (definition === baseErrors.bad_request) return true;
  return definition === baseErrors.validation_error && !/^(?:path|query|headers)\./.test(String(data.field));
}
