import type { EventStream, StreamEvent } from '../../rpc/index.js';

/** The next events, or an empty list when there were none for `heartbeatMs`; undefined at the end. */
export async function nextOrBeat(stream: EventStream, heartbeatMs: number): Promise<readonly StreamEvent[] | undefined> {
  const beat = new AbortController();
  const timer = setTimeout(() => beat.abort(), heartbeatMs);
  try {
    return await stream.next(beat.signal);
  } finally {
    clearTimeout(timer);
  }
}
