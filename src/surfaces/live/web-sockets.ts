import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import { ApiError, newCallId, type Outcome, type Target } from '../../rpc/index.js';
import { Exchange } from '../http/exchange.js';
import { readFields } from '../http/fields.js';
import { type HttpInvocation, httpInvocation } from '../http/invocation.js';
import { answerHeaders } from '../http/lifecycle.js';
import { type Surface, type SurfaceParts, surfaceOf } from '../http/surface.js';
import { envelope } from '../rpc/envelope.js';
import { parsePath, type RpcPath } from '../rpc/path.js';
import { withLastEventId } from './last-event-id.js';
import { pump } from './pump.js';
import { refuseUpgrade } from './refuse-upgrade.js';
import { rightsOf } from './rights.js';
import type { SocketPath } from './socket-path.js';

/** Clients have nothing to say. */
const MAX_MESSAGE_BYTES = 1_024;

/**
 * Streams over WebSocket, at the paths of their actions: one JSON text an event. A request passes the same checks as any call, before the
 * connection is upgraded, and is refused like any call: with a status and an envelope.
 */
export class WebSockets {
  readonly #surface: Surface;
  readonly #paths: ReadonlyMap<string, SocketPath>;
  #server: WebSocketServer | undefined;

  /** @param paths those of other surfaces */
  constructor(parts: SurfaceParts, paths: readonly SocketPath[] = []) {
    this.#surface = surfaceOf(parts);
    this.#paths = new Map(paths.map((each) => [each.path, each]));
  }

  /** Answers a request to upgrade to WebSocket; for the server's `upgrade` event. */
  async upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const exchange = new Exchange(incoming, new ServerResponse(incoming));
    const other = this.#paths.get(exchange.path);
    if (other) return this.#upgradeAt(other, exchange, socket, head);
    const id = newCallId();
    let path: RpcPath;
    try {
      path = parsePath(exchange.path);
    } catch (thrown) {
      refuseUpgrade(
        socket,
        envelope({ id, trx: id, endpoint: undefined, error: ApiError.from(thrown) }, () => {}),
      );
      return;
    }
    const body = ({ layer }: Target) => ({
      value: withLastEventId(readFields(exchange.query, layer.textTypes, this.#surface.limits.jsonDepth), exchange, layer),
    });
    const invocation = httpInvocation(this.#surface, exchange, { ...path, id, body, streams: true });
    const outcome = await this.#surface.dispatcher.dispatch(invocation);
    await this.#answer({ incoming, socket, head, invocation, path, outcome });
  }

  /** Ends every connection at once, without a farewell. */
  terminate(): void {
    for (const client of this.#server?.clients ?? []) client.terminate();
  }

  async #upgradeAt(path: SocketPath, exchange: Exchange, socket: Duplex, head: Buffer): Promise<void> {
    const admitted = await path.admit(exchange);
    if (typeof admitted !== 'function' || socket.destroyed) {
      if (typeof admitted !== 'function') refuseUpgrade(socket, admitted);
      return;
    }
    (await this.#webSocketServer()).handleUpgrade(exchange.incoming, socket, head, admitted);
  }

  async #answer({ incoming, socket, head, invocation, path, outcome }: Answered): Promise<void> {
    const stream = invocation.takeStream();
    const { error, data, target, requestedVersion } = outcome;
    if (!stream || error || socket.destroyed) {
      stream?.end();
      const { id } = invocation;
      const endpoint = { name: path.action, requested: requestedVersion, actual: target?.layer.version };
      const report = (cause: unknown) => this.#surface.onUnserialisable(id, cause);
      refuseUpgrade(
        socket,
        envelope({ id, trx: id, endpoint, data, error }, report),
        answerHeaders(outcome, this.#surface.documentationOf),
      );
      return;
    }
    // A handshake that is no good ends the connection without another word.
    socket.once('close', () => stream.end());
    const { heartbeatMs } = this.#surface.limits;
    const mayGoOn = rightsOf(invocation, target);
    const server = await this.#webSocketServer();
    server.handleUpgrade(incoming, socket, head, (client) => {
      void pump(client, { first: data as never, stream, heartbeatMs, mayGoOn });
    });
  }

  /** The library is loaded with the first connection. */
  async #webSocketServer(): Promise<WebSocketServer> {
    const { WebSocketServer } = await import('ws');
    this.#server ??= new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
    return this.#server;
  }
}

interface Answered {
  readonly incoming: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly invocation: HttpInvocation;
  readonly path: RpcPath;
  readonly outcome: Outcome;
}
