import type { WebSocket } from 'ws';
import type { StreamEvent } from '../../rpc/index.js';
import { nextOrBeat } from './heartbeat.js';
import type { EventsParts } from './server-sent-events.js';

/** Close codes of RFC 6455, 7.4.1. */
const GOING_AWAY = 1001;
const POLICY = 1008;

/**
 * Sends a stream to one WebSocket, until either ends. The next events are asked for when the last ones have left this process. A client
 * that lets two heartbeats pass without an answer is gone.
 */
export async function pump(client: WebSocket, { first, stream, heartbeatMs, mayGoOn }: EventsParts): Promise<void> {
  let alive = true;
  client.on('close', () => stream.end());
  // What is wrong with a connection also closes it.
  client.on('error', () => {});
  client.on('pong', () => {
    alive = true;
  });
  await send(client, [first]);
  for (;;) {
    const events = await nextOrBeat(stream, heartbeatMs);
    if (events === undefined) return client.close(GOING_AWAY);
    if (events.length > 0) {
      await send(client, events);
      continue;
    }
    if (!alive) return client.terminate();
    if (!(await mayGoOn())) {
      stream.end();
      return client.close(POLICY, 'the credentials are not good any more');
    }
    alive = false;
    client.ping();
  }
}

/** Resolves when the last of them has been handed to the network, or the connection is gone. */
async function send(client: WebSocket, events: readonly StreamEvent[]): Promise<void> {
  await Promise.all(events.map((event) => new Promise<void>((resolve) => client.send(JSON.stringify(event), () => resolve()))));
}
