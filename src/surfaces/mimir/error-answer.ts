import { type ApiError, baseErrors, type ErrorDefinition } from '../../rpc/index.js';
import type { ErrorAnswer, RestRequest } from '../rest/index.js';
import { mimirRefusal } from './bearer.js';
import { DECODER } from './go-json.js';

/** Errors about the body of a request. */
const ABOUT_BODY: ReadonlySet<ErrorDefinition> = new Set([baseErrors.bad_request, baseErrors.validation_error]);

/**
 * Any error as the text that the vendor's clients know (rest-surfaces 5.1). What the core refuses is a failure of the server to them. A
 * 5xx tells nothing of its cause.
 */
export function mimirErrorAnswer(
  error: ApiError,
  { route }: Pick<RestRequest, 'route'>,
): ErrorAnswer & { readonly body: string } {
  const { definition, code, message } = error;
  if (ABOUT_BODY.has(definition)) return textAnswer(400, `Invalid request body: ${whatIsWrong(error)}`);
  switch (code) {
    case 401:
      return { status: mimirRefusal.status, body: mimirRefusal.text };
    case 404:
      return textAnswer(404, definition === baseErrors.endpoint_not_found ? '404 page not found' : message);
    case 405:
      return textAnswer(405, 'Method not allowed');
    case 400:
      return textAnswer(500, `${failures[route?.name ?? ''] ?? ''}${message}`);
    default:
      return textAnswer(code, code < 500 ? message : `${failures[route?.name ?? ''] ?? ''}${message}`);
  }
}

/** An answer that is a line of text. */
export function textAnswer<Status extends number>(
  status: Status,
  text: string,
): { readonly status: Status; readonly body: string } {
  return { status, body: `${text}\n` };
}

const failures: Readonly<Record<string, string>> = {
  submit_work_task: 'Failed to enqueue work task: ',
  update_work_task: 'Failed to update work task status: ',
};

/** The decoder's own words where it was the decoder; else the field, what was expected and what came. */
function whatIsWrong({ message, data }: ApiError): string {
  const { [DECODER]: said, field, expected, got } = data;
  if (typeof said === 'string') return said;
  return typeof field === 'string' ? `${field}: expected ${String(expected)}, got ${String(got)}` : message;
}
