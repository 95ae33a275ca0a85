import { type Caller, type Dispatcher, type EventStream, newCallId } from '../../rpc/index.js';

/** Opens the stream of an action for code of the same process, which has to end it. @throws ApiError */
export async function inProcessStream(
  dispatcher: Pick<Dispatcher<never>, 'dispatch'>,
  action: string,
  caller: Caller,
): Promise<EventStream> {
  let stream: EventStream | undefined;
  const outcome = await dispatcher.dispatch({
    action,
    id: newCallId(),
    follow: (opened) => {
      stream = opened;
    },
    authenticate: () => caller,
    body: () => ({ value: {} }),
  });
  if (outcome.error || !stream) {
    stream?.end();
    throw outcome.error ?? new Error(`${action} opened no stream`);
  }
  return stream;
}
