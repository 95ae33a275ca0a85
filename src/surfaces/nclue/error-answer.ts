import type { NclueErrorBody } from '../../generated/surfaces/nclue.js';
import { type ApiError, baseErrors } from '../../rpc/index.js';
import type { ErrorAnswer } from '../rest/index.js';
import { isNclueError, nclueErrors } from './errors.js';
import { gatewayRefusals } from './refusals.js';

/** What the gateway calls errors of a status (rest-surfaces 4.4; the last three A-NCL-6). */
const gatewayErrors: Readonly<Record<number, readonly [errorCode: string, message: string]>> = {
  400: ['100', 'Bad Request Exception'],
  403: ['230', 'Forbidden'],
  404: ['300', 'Not Found Exception'],
  429: ['400', 'Quota Exceeded'],
  500: ['900', 'Unexpected Error'],
  503: ['500', 'Endpoint Error'],
  504: ['510', 'Endpoint Timeout'],
};

/** Any error in the shape of the gateway, which NCLUE's own share (A-NCL-1). A 5xx tells nothing of its cause. */
export function nclueErrorAnswer(error: ApiError): ErrorAnswer & { readonly body: NclueErrorBody } {
  const { definition, code, data } = error;
  if (isNclueError(error)) return answer(code, String(error.subcode), definition.name, String(data.details));
  if (definition === baseErrors.no_credentials) return gatewayRefusals.missing;
  if (code === 401) return gatewayRefusals.invalid;
  if (definition.name === baseErrors.role_not_allowed.name) {
    const { access_denied: denied } = nclueErrors;
    return answer(denied.code, String(denied.subcode), denied.name, error.message);
  }
  if (isAboutQuery(error)) {
    const { invalid_parameter: invalid } = nclueErrors;
    return answer(invalid.code, String(invalid.subcode), invalid.name, error.message);
  }
  const [errorCode, message] = gatewayErrors[code] ?? gatewayErrors[code < 500 ? 400 : 500] ?? [];
  return answer(code, errorCode ?? '', message ?? '', code < 500 ? error.message : 'The request could not be answered.');
}

/** A-NCL-2: refused rather than brought into the range. */
function isAboutQuery({ definition, data }: ApiError): boolean {
  return definition === baseErrors.validation_error && String(data.field).startsWith('query.');
}

function answer(status: number, errorCode: string, message: string, details: string) {
  return { status, body: { error: { errorCode, message, details } } };
}
