import { ApiError, baseErrors, newCallId, type Outcome, type Target, type Version } from '../../rpc/index.js';
import { readBody } from '../http/body-reader.js';
import type { ApiDocuments } from '../http/documents.js';
import { Exchange, type HttpHandler } from '../http/exchange.js';
import { httpInvocation } from '../http/invocation.js';
import { parseJson, textOf } from '../http/json.js';
import { answerHeaders } from '../http/lifecycle.js';
import { refuseUnsupported } from '../http/media.js';
import { originOf } from '../http/origin.js';
import type { HeaderList, Reply } from '../http/reply.js';
import { requestIdOf } from '../http/request-id.js';
import { readVersion, VERSION_DIGITS } from '../http/requested-version.js';
import { type Surface, type SurfaceParts, surfaceOf } from '../http/surface.js';
import { mapBounded } from './bounded.js';
import { DISCOVER, discover, isDiscovery } from './discover.js';
import { errorObject, jsonRpcCodes } from './error-object.js';
import { invalidRequest, type Message, paramsOf, readMessage } from './message.js';
import { callResponse, errorResponse, resultResponse } from './response.js';

/** Where the surface is mounted: `/rpc` and `/v2.13/rpc`. One pattern: with two, Hono falls back to its slower router. */
export const jsonRpcPath = '/:path{(?:v[^/]+/)?rpc}';

/**
 * JSON-RPC 2.0 over POST: single calls, batches and notifications. What goes wrong in a call is said in the answer, whose HTTP status is
 * 200; only a request that HTTP itself refuses (path, method, size, encoding) has another.
 *
 * @example
 * app.all(jsonRpcPath, jsonRpcSurface({ dispatcher, auth }));
 */
export function jsonRpcSurface(parts: SurfaceParts): HttpHandler {
  const surface = new JsonRpcSurface(parts);
  return (context) => surface.answer(Exchange.of(context));
}

const PATH = new RegExp(`^/(?:v(${VERSION_DIGITS})/)?rpc$`);
const ALLOW = { Allow: 'POST, OPTIONS' };

type Answer = Omit<Reply, 'requestId'>;

/** What became of one member of a request; without text when it was a notification. */
interface Answered {
  readonly text?: string;
  /** Of the call, where one was made. */
  readonly outcome?: Outcome;
}

const NOTHING: Answer = { status: 204, body: '' };

class JsonRpcSurface {
  readonly #surface: Surface;

  constructor(parts: SurfaceParts) {
    this.#surface = surfaceOf(parts);
  }

  async answer(exchange: Exchange): Promise<Response> {
    const { replier } = this.#surface;
    if (exchange.method === 'OPTIONS') return replier.preflight(exchange);
    const answer = await this.#request(exchange).catch(refused);
    return replier.send(exchange, { ...answer, requestId: requestIdOf(exchange, newCallId()) });
  }

  /** @throws ApiError for what is no JSON-RPC request at all */
  async #request(exchange: Exchange): Promise<Answer> {
    const { bodyBytes, jsonDepth } = this.#surface.limits;
    const version = versionOf(exchange);
    if (exchange.method !== 'POST') {
      throw new ApiError(baseErrors.method_not_allowed, { extra: `${exchange.method}: use POST`, headers: ALLOW });
    }
    refuseUnsupported(exchange);
    const text = textOf(await readBody(exchange.incoming, bodyBytes));
    let request: unknown;
    try {
      request = parseJson(text, jsonDepth);
    } catch (thrown) {
      return ok(errorResponse(null, errorObject(ApiError.from(thrown), undefined, jsonRpcCodes.parseError)));
    }
    return Array.isArray(request) ? this.#batch(exchange, request, version) : this.#single(exchange, request, version);
  }

  async #single(exchange: Exchange, request: unknown, version: Version | undefined): Promise<Answer> {
    const message = readMessage(request);
    if ('problem' in message) return ok(errorResponse(message.id, message.problem));
    const { text, outcome } = await this.#answerTo(exchange, message, version);
    return text === undefined ? NOTHING : ok(text, outcome && answerHeaders(outcome, this.#surface.documentationOf));
  }

  /** Headers belong to one call, so a batch has none of its own. */
  async #batch(exchange: Exchange, requests: readonly unknown[], version: Version | undefined): Promise<Answer> {
    const { batchCalls, batchConcurrency } = this.#surface.limits;
    if (requests.length === 0) return ok(errorResponse(null, invalidRequest('a batch must not be empty')));
    if (requests.length > batchCalls) {
      const problem = invalidRequest(`a batch may hold ${batchCalls} calls`, { limit: batchCalls, got: requests.length });
      return ok(errorResponse(null, problem));
    }
    if (this.#surface.documents && requests.filter(isDiscovery).length > 1) {
      return ok(errorResponse(null, invalidRequest(`a batch may ask for ${DISCOVER} once`)));
    }
    const texts = await mapBounded(requests, batchConcurrency, async (request) => {
      const message = readMessage(request);
      if ('problem' in message) return errorResponse(message.id, message.problem);
      return (await this.#answerTo(exchange, message, version)).text;
    });
    const answers = texts.filter((text) => text !== undefined);
    return answers.length === 0 ? NOTHING : ok(`[${answers.join(',')}]`);
  }

  #answerTo(exchange: Exchange, message: Message, version: Version | undefined): Promise<Answered> {
    const { documents } = this.#surface;
    const asks = documents !== undefined && message.method === DISCOVER;
    return asks ? this.#discover(exchange, documents, message, version) : this.#call(exchange, message, version);
  }

  /** Answered without credentials: what there is to call is nobody's secret. */
  async #discover(exchange: Exchange, documents: ApiDocuments, message: Message, called: Version | undefined): Promise<Answered> {
    const { id, params } = message;
    if (id === undefined) return {};
    try {
      const origin = originOf(exchange, this.#surface.trustedProxies);
      return { text: resultResponse(id, await discover(documents, { params, called, origin })) };
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      return { text: errorResponse(id, errorObject(thrown)) };
    }
  }

  /** One call; without text when it was a notification. */
  async #call(exchange: Exchange, message: Message, version: Version | undefined): Promise<Answered> {
    const id = newCallId();
    const body = (target: Target) => paramsOf(message, target);
    const call = { action: message.method, version, id, body };
    const outcome = await this.#surface.dispatcher.dispatch(httpInvocation(this.#surface, exchange, call));
    if (message.id === undefined) return { outcome };
    const report = (cause: unknown) => this.#surface.onUnserialisable(id, cause);
    return { outcome, text: callResponse(message.id, outcome, id, report) };
  }
}

/** @throws ApiError 400/0 or 400/2 */
function versionOf({ path }: Exchange): Version | undefined {
  const match = PATH.exec(path);
  if (!match) throw new ApiError(baseErrors.bad_request, { extra: 'invalid request path: expected /rpc or /v<MAJOR.MINOR>/rpc' });
  return match[1] === undefined ? undefined : readVersion(match[1]);
}

function ok(body: string, headers?: HeaderList): Answer {
  return { status: 200, body, headers };
}

function refused(thrown: unknown): Answer {
  // Anything else is a defect, for the app to log.
  if (!(thrown instanceof ApiError)) throw thrown;
  return {
    status: thrown.code,
    body: errorResponse(null, errorObject(thrown, undefined, jsonRpcCodes.invalidRequest)),
    headers: Object.entries(thrown.headers ?? {}),
  };
}
