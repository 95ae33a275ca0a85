import { ApiError, baseErrors, type Outcome } from '../../rpc/index.js';
import { errorObject, type JsonRpcError } from './error-object.js';
import type { MessageId } from './message.js';

/** An error response as text. The id is null when the request had none that could be read. */
export function errorResponse(id: MessageId, error: JsonRpcError): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"error":${JSON.stringify(error)}}`;
}

/** The response with a result that is text already. */
export function resultResponse(id: MessageId, json: string): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${json}}`;
}

/**
 * The response to one call as text. What JSON cannot hold becomes an internal error, and `onUnserialisable` is told why.
 *
 * @param callId names the call in an error, as in the server's log
 */
export function callResponse(
  id: MessageId,
  { data, error }: Outcome,
  callId: string,
  onUnserialisable: (cause: unknown) => void,
): string {
  try {
    return error ? errorResponse(id, errorObject(error, callId)) : resultResponse(id, JSON.stringify(data ?? {}));
  } catch (cause) {
    onUnserialisable(cause);
    const unwritable = new ApiError(baseErrors.general_error, { extra: 'the answer cannot be written as JSON' });
    return errorResponse(id, errorObject(unwritable, callId));
  }
}
