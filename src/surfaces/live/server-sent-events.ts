import type { EventStream, StreamEvent } from '../../rpc/index.js';
import { nextOrBeat } from './heartbeat.js';
import type { MayGoOn } from './rights.js';

export interface EventsParts {
  /** What the call was answered with. */
  readonly first: StreamEvent;
  readonly stream: EventStream;
  readonly heartbeatMs: number;
  readonly mayGoOn: MayGoOn;
}

/** Milliseconds after which a browser comes back when the connection broke. */
const RETRY_MS = 2_000;

/**
 * A stream as `text/event-stream`. Events are asked for when the client has taken the last ones: one that does not read holds up nobody,
 * and what waits for it is the stream's to bound.
 */
export function serverSentEvents({ first, stream, heartbeatMs, mayGoOn }: EventsParts): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n${frame(first)}`)),
      pull: async (controller) => {
        const events = await nextOrBeat(stream, heartbeatMs);
        if (events === undefined || (events.length === 0 && !(await mayGoOn()))) {
          stream.end();
          controller.close();
          return;
        }
        controller.enqueue(encoder.encode(events.length > 0 ? events.map(frame).join('') : heartbeat(stream.cursor)));
      },
      cancel: () => stream.end(),
    },
    { highWaterMark: 0 },
  );
}

/** JSON has no line breaks outside of its escapes, so it is one line of data. */
function frame(event: StreamEvent): string {
  return `event: ${event.kind}\nid: ${event.cursor}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** A comment. An id without data moves the place to come back to past events that were for others. */
function heartbeat(cursor: string | undefined): string {
  return cursor === undefined ? ': still here\n\n' : `: still here\nid: ${cursor}\n\n`;
}
