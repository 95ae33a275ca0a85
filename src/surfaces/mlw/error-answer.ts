import { STATUS_CODES } from 'node:http';
import type { MlwErrorBody } from '../../generated/surfaces/mlw.js';
import { type ApiError, baseErrors } from '../../rpc/index.js';
import type { ErrorAnswer } from '../rest/index.js';
import { isMlwError, missingParameter, mlwErrors } from './errors.js';
import { mlwRefusals } from './refusals.js';

type MlwErrorAnswer = ErrorAnswer & { readonly body: MlwErrorBody };

/** Any error in the shape that MLW has for it: the platform's, the service's, or the list of what is wrong (rest-surfaces 2.2). */
export function mlwErrorAnswer(error: ApiError): MlwErrorAnswer {
  const { definition, code, data, message } = error;
  // A-MLW-4, whether it is a role of MLW that is lacking or one of the core.
  if (code === 403) return mlwRefusals.forbidden;
  if (definition === mlwErrors.invalid_value) return invalid(String(data.field), String(data.said));
  if (isMlwError(error)) return fault(code, String(data.said), definition.name);
  if (definition === baseErrors.no_credentials) return mlwRefusals.missing;
  if (code === 401) return mlwRefusals.invalid;
  if (definition === baseErrors.validation_error) {
    if (data.got === 'nothing') return mlwErrorAnswer(missingParameter(String(data.field)));
    return invalid(String(data.field), `expected ${String(data.expected)}, got ${String(data.got)}`);
  }
  return fault(code, code < 500 ? message : 'The request could not be answered.', STATUS_CODES[code] ?? 'Error');
}

function fault(status: number, message: string, exception: string): MlwErrorAnswer {
  return { status, body: { message, errorCode: status, exception } };
}

function invalid(field: string, msg: string): MlwErrorAnswer {
  const loc = field === '(request)' ? [] : field.split('.');
  const info = [{ loc, msg, type: 'value_error' }];
  return { status: 400, body: { error: 'general/Internal Error', message: 'Variable issue', info } };
}
