import {
  ApiError,
  baseErrors,
  type EventStream,
  newCallId,
  type Outcome,
  type StreamEvent,
  type Target,
} from '../../rpc/index.js';
import { Exchange, type HttpHandler } from '../http/exchange.js';
import { type HttpInvocation, httpInvocation } from '../http/invocation.js';
import { answerHeaders } from '../http/lifecycle.js';
import type { HeaderList } from '../http/reply.js';
import { requestIdOf, transactionOf } from '../http/request-id.js';
import { type Surface, type SurfaceParts, surfaceOf } from '../http/surface.js';
import { rightsOf } from '../live/rights.js';
import { serverSentEvents } from '../live/server-sent-events.js';
import { type EnvelopeParts, envelope } from './envelope.js';
import { parsePath, type RpcPath } from './path.js';
import { loadPayload } from './payload.js';

/**
 * The way in of task-core 1: `/v2.13/tasks.get_all`, JSON in, an envelope out. It answers every path, so it is mounted last.
 *
 * @example
 * app.all('*', rpcSurface({ dispatcher, auth }));
 */
export function rpcSurface(parts: SurfaceParts): HttpHandler {
  const surface = new RpcSurface(parts);
  return (context) => surface.answer(Exchange.of(context));
}

const METHODS = new Set(['GET', 'HEAD', 'POST']);
/** To `HEAD` there would be nothing to stream. */
const STREAMED = new Set(['GET', 'POST']);
const ALLOW = [['Allow', 'GET, HEAD, POST, OPTIONS']] as const;

const NO_SUCH_FILE = '<!doctype html><title>404 Not Found</title><h1>Not Found</h1>';

class RpcSurface {
  readonly #surface: Surface;

  constructor(parts: SurfaceParts) {
    this.#surface = surfaceOf(parts);
  }

  answer(exchange: Exchange): Response | Promise<Response> {
    if (exchange.method === 'OPTIONS') return this.#surface.replier.preflight(exchange);
    const id = newCallId();
    // A browser asking for a file of some web application is no call.
    if (exchange.path.includes('/static/')) {
      return this.#surface.replier.send(exchange, { status: 404, body: NO_SUCH_FILE, contentType: 'text/html', requestId: id });
    }
    let path: RpcPath;
    try {
      path = parsePath(exchange.path);
    } catch (thrown) {
      return this.#send(exchange, { id, endpoint: undefined, error: ApiError.from(thrown) });
    }
    return METHODS.has(exchange.method) ? this.#call(exchange, id, path) : this.#refuseMethod(exchange, id, path);
  }

  async #call(exchange: Exchange, id: string, path: RpcPath): Promise<Response> {
    const { dispatcher, limits } = this.#surface;
    const { action, version } = path;
    const body = (target: Target) => loadPayload(exchange, target, limits);
    const call = { action, version, id, body, streams: STREAMED.has(exchange.method) };
    const invocation = httpInvocation(this.#surface, exchange, call);
    const outcome = await dispatcher.dispatch(invocation);
    const stream = invocation.takeStream();
    if (stream) {
      if (outcome.error === undefined) return this.#stream(exchange, invocation, stream, outcome);
      stream.end();
    }
    const { target, requestedVersion, data, error, meta } = outcome;
    const endpoint = { name: action, requested: requestedVersion, actual: target?.layer.version };
    return this.#send(exchange, { id, endpoint, data, error, meta }, answerHeaders(outcome, this.#surface.documentationOf));
  }

  /** The first event is the answer's data; the status and headers are those of any call. */
  #stream(exchange: Exchange, invocation: HttpInvocation, stream: EventStream, outcome: Outcome): Response {
    const { heartbeatMs } = this.#surface.limits;
    const mayGoOn = rightsOf(invocation, outcome.target);
    const body = serverSentEvents({ first: outcome.data as StreamEvent, stream, heartbeatMs, mayGoOn });
    const requestId = requestIdOf(exchange, invocation.id);
    const contentType = 'text/event-stream';
    return this.#surface.replier.stream(exchange, {
      status: 200,
      body,
      contentType,
      requestId,
      headers: answerHeaders(outcome, this.#surface.documentationOf),
    });
  }

  #refuseMethod(exchange: Exchange, id: string, { action, version }: RpcPath): Response | Promise<Response> {
    const error = new ApiError(baseErrors.method_not_allowed, { extra: `${exchange.method}: use POST or GET` });
    const requested = version ?? this.#surface.dispatcher.registry.newest;
    return this.#send(exchange, { id, endpoint: { name: action, requested, actual: undefined }, error }, ALLOW);
  }

  #send(exchange: Exchange, parts: Omit<EnvelopeParts, 'trx'>, headers?: HeaderList): Response | Promise<Response> {
    const { id, endpoint, data, error, meta } = parts;
    const trx = transactionOf(exchange, id);
    // Written out: a spread would cost as much as the rest of the envelope.
    const whole = { id, trx, endpoint, data, error, meta };
    const { status, body } = envelope(whole, (cause) => this.#surface.onUnserialisable(id, cause));
    return this.#surface.replier.send(exchange, { status, body, requestId: requestIdOf(exchange, id), headers });
  }
}
