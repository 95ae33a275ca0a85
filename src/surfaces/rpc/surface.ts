import {
  ApiError,
  baseErrors,
  type EventStream,
  formatVersion,
  newCallId,
  type Outcome,
  type StreamEvent,
  type Target,
} from '../../rpc/index.js';
import type { DocumentKind } from '../http/documents.js';
import { Exchange, type HttpHandler } from '../http/exchange.js';
import { type HttpInvocation, httpInvocation } from '../http/invocation.js';
import { answerHeaders } from '../http/lifecycle.js';
import { originOf } from '../http/origin.js';
import type { HeaderList } from '../http/reply.js';
import { requestIdOf, transactionOf } from '../http/request-id.js';
import { revalidated } from '../http/revalidated.js';
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

/** Documents stand among the actions: the path grammar and the rule of versions are theirs too. */
const documentKinds: ReadonlyMap<string, DocumentKind> = new Map([
  ['openapi.json', 'openapi'],
  ['openrpc.json', 'openrpc'],
]);

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
    if (!METHODS.has(exchange.method)) return this.#refuseMethod(exchange, id, path);
    const kind = documentKinds.get(path.action);
    if (kind !== undefined && this.#surface.documents) return this.#document(exchange, id, path, kind);
    return this.#call(exchange, id, path);
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

  /** `GET /v2.13/openapi.json`: what callers of a version may call. It says nothing of anybody's, and so anybody may read it. */
  async #document(exchange: Exchange, id: string, { action, version }: RpcPath, kind: DocumentKind): Promise<Response> {
    const { documents, trustedProxies } = this.#surface;
    const document = await (kind === 'openrpc'
      ? documents?.openrpc(version, originOf(exchange, trustedProxies))
      : documents?.openapi(version));
    if (document)
      return this.#surface.replier.send(exchange, { ...revalidated(exchange, document), requestId: requestIdOf(exchange, id) });
    const requested = version ?? this.#surface.dispatcher.registry.newest;
    const error = new ApiError(baseErrors.endpoint_not_found, { extra: `there was no version ${formatVersion(requested)}` });
    return this.#send(exchange, { id, endpoint: { name: action, requested, actual: undefined }, error });
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
