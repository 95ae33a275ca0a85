import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { interestOf } from './interest.js';

/**
 * Opens a stream of changes to tasks. The answer is its first event.
 *
 * @throws ApiError 400/0 over a way in that has no streams, 503/0 once the server is stopping
 */
export const watch = handler('updates.watch', async ({ request, caller, answer, updates }) => {
  if (!answer.follow) {
    throw new ApiError(errors.bad_request, {
      extra: 'updates.watch is a stream: ask for it by GET or POST at its own path, or over WebSocket',
    });
  }
  const { stream, missed } = await updates.subscribe(interestOf(request, caller), request.last_event_id);
  answer.follow(stream);
  // What is told already waits behind this event, so this must not lead past it.
  return { kind: missed ? 'resync' : 'ready', cursor: stream.cursor ?? request.last_event_id ?? '' };
});
