import type { WebSocket } from 'ws';
import type { Caller, EventStream } from '../../rpc/index.js';
import { BoundedSender } from '../live/bounded-sender.js';
import { nextOrBeat } from '../live/heartbeat.js';
import type { TaskFrames } from './task-frames.js';

/** Frames that wait for one client (rest-surfaces 5.8). */
const CAPACITY = 256;
/** Milliseconds without a word after which the network asks whether the other side is there. */
const KEEP_ALIVE_MS = 30_000;

/** Close codes of RFC 6455, 7.4.1. */
const GOING_AWAY = 1001;
const POLICY = 1008;
const FAILED = 1011;

export interface TaskFeedParts {
  readonly caller: Caller;
  readonly open: () => Promise<EventStream>;
  readonly frames: TaskFrames;
  /** How often it is asked whether clients may go on. */
  readonly heartbeatMs: number;
  /** Told when it has ended: after the last client left, or when the core tells nothing more. */
  readonly onEnd: () => void;
}

/** Whether a client that was let in still may be. */
export type MayGoOn = () => Promise<boolean>;

/**
 * Tells the clients of one company of its tasks: each change is read and written down once, however many there are, and what one does
 * not take is dropped for it alone.
 */
export class TaskFeed {
  readonly #parts: TaskFeedParts;
  readonly #clients = new Map<WebSocket, { readonly sender: BoundedSender; readonly mayGoOn: MayGoOn }>();
  readonly #stream: Promise<EventStream>;

  /** Begins to listen; `ready` tells when every change from then on is heard. */
  constructor(parts: TaskFeedParts) {
    this.#parts = parts;
    this.#stream = parts.open();
    this.#stream.then((stream) => this.#run(stream)).catch(() => this.#end(FAILED));
  }

  /** @throws ApiError when the core does not tell */
  async ready(): Promise<void> {
    await this.#stream;
  }

  join(client: WebSocket, socket: { setKeepAlive(on: boolean, ms: number): unknown }, mayGoOn: MayGoOn): void {
    // The vendor's server sends no pings, and a client that does not read would not answer one: the network finds out who is gone.
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    this.#clients.set(client, { sender: new BoundedSender(client, CAPACITY), mayGoOn });
    client.on('error', () => {});
    client.on('close', () => this.#leave(client));
  }

  async #run(stream: EventStream): Promise<void> {
    const { frames, heartbeatMs } = this.#parts;
    let checked = performance.now();
    for (;;) {
      const events = await nextOrBeat(stream, heartbeatMs);
      if (events === undefined) return this.#end(GOING_AWAY);
      for (const frame of await frames.of(events)) for (const { sender } of this.#clients.values()) sender.send(frame);
      if (performance.now() - checked < heartbeatMs) continue;
      checked = performance.now();
      // Somebody was let in who never came.
      if (this.#clients.size === 0) return this.#end(GOING_AWAY);
      await this.#dismiss();
    }
  }

  /** A token may have been revoked since its clients were let in. */
  async #dismiss(): Promise<void> {
    for (const [client, { mayGoOn }] of [...this.#clients]) {
      if (!(await mayGoOn().catch(() => false))) client.close(POLICY, 'the credentials are not good any more');
    }
  }

  #leave(client: WebSocket): void {
    this.#clients.delete(client);
    if (this.#clients.size > 0) return;
    this.#parts.onEnd();
    void this.#stream.then((stream) => stream.end()).catch(() => {});
  }

  #end(code: number): void {
    this.#parts.onEnd();
    void this.#stream.then((stream) => stream.end()).catch(() => {});
    for (const client of this.#clients.keys()) client.close(code);
  }
}
