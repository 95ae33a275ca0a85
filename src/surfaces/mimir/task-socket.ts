import { type MimirRoutes, mimirSurface } from '../../generated/surfaces/mimir.js';
import { ApiError, type Caller, type Dispatcher } from '../../rpc/index.js';
import type { Cors } from '../http/cors.js';
import type { Exchange } from '../http/exchange.js';
import { inProcessStream } from '../live/in-process-stream.js';
import type { SocketRefusal } from '../live/refuse-upgrade.js';
import type { SocketPath, TakeSocket } from '../live/socket-path.js';
import type { MimirContext } from './context.js';
import { mimirErrorAnswer, textAnswer } from './error-answer.js';
import { TaskFeed } from './task-feed.js';
import { TaskFrames } from './task-frames.js';

/** What the definition calls it. */
const ROUTE: keyof MimirRoutes = 'watch_tasks';

export interface TaskSocketParts {
  readonly context: Pick<MimirContext, 'call' | 'shown' | 'gate'>;
  readonly dispatcher: Pick<Dispatcher<never>, 'dispatch'>;
  /** Which pages may read it. */
  readonly cors: Pick<Cors, 'admits'>;
  readonly heartbeatMs: number;
}

/** The WebSocket of Mimir, which tells of every task whose status changes (rest-surfaces 5.8). */
export class TaskSocket implements SocketPath {
  readonly path = mimirSurface.routes.find(({ name }) => name === ROUTE)?.path ?? '';
  readonly #parts: TaskSocketParts;
  /** By company. */
  readonly #feeds = new Map<string, TaskFeed>();

  constructor(parts: TaskSocketParts) {
    this.#parts = parts;
  }

  async admit(exchange: Exchange): Promise<TakeSocket | SocketRefusal> {
    if (exchange.method !== 'GET') return refusal(textAnswer(405, 'Method not allowed'));
    if (!this.#parts.cors.admits(exchange)) return refusal(textAnswer(403, 'Forbidden'));
    try {
      const caller = await this.#callerOf(exchange);
      if (!caller) return refusal(textAnswer(401, 'Unauthorized'));
      const mayGoOn = async () => (await this.#callerOf(exchange))?.company === caller.company;
      await this.#feedOf(caller).ready();
      // Looked up again: the feed may have ended in the meantime, when its last client left.
      return (client) => this.#feedOf(caller).join(client, exchange.incoming.socket, mayGoOn);
    } catch (error) {
      return refusal(mimirErrorAnswer(ApiError.from(error), { route: undefined }));
    }
  }

  #callerOf(exchange: Exchange): Promise<Caller | undefined> {
    const address = exchange.incoming.socket.remoteAddress;
    return this.#parts.context.gate.shownTo({ authorization: exchange.header('authorization'), address });
  }

  #feedOf(caller: Caller): TaskFeed {
    const known = this.#feeds.get(caller.company);
    if (known) return known;
    const { context, dispatcher, heartbeatMs } = this.#parts;
    const feed: TaskFeed = new TaskFeed({
      caller,
      open: () => inProcessStream(dispatcher, 'updates.watch', caller),
      frames: new TaskFrames(context, caller),
      heartbeatMs,
      onEnd: () => {
        if (this.#feeds.get(caller.company) === feed) this.#feeds.delete(caller.company);
      },
    });
    this.#feeds.set(caller.company, feed);
    return feed;
  }
}

function refusal({ status, body }: { readonly status: number; readonly body: string }): SocketRefusal {
  return { status, body, contentType: 'text/plain; charset=utf-8' };
}
