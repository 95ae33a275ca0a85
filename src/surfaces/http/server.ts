import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server';
import { ApiError, baseErrors } from '../../rpc/index.js';
import { httpErrors } from './errors.js';
import { defaultLimits, type HttpLimits } from './limits.js';
import { acceptUpgrades, type Upgrade } from './upgrades.js';

export interface HttpServerParts {
  /** The app: `app.fetch`. */
  readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  readonly limits?: Partial<HttpLimits>;
  /** Body (JSON) of the answer to what is no HTTP request, or none that reaches the app. */
  readonly refusal: (error: ApiError) => string;
  /** Answers WebSocket requests; without it they are answered like any other. */
  readonly upgrade?: Upgrade;
  /** How often the limits on time are looked at, in milliseconds. Default 5000. */
  readonly checkEveryMs?: number;
}

/**
 * A Node server that serves the app, keeps the limits on headers and time, and answers in the API's own shape even what Node or the
 * adapter refuses: existing clients wait for ever for an answer that they cannot read.
 */
export function httpServer({ fetch, limits, refusal, upgrade, checkEveryMs = 5_000 }: HttpServerParts): Server {
  const { headerBytes, headersMs, requestMs, keepAliveMs } = { ...defaultLimits, ...limits };
  const errorHandler = (thrown: unknown): Response => {
    const error = thrown instanceof RequestError ? unreadable(thrown) : ApiError.from(thrown);
    return new Response(refusal(error), { status: error.code, headers: { 'Content-Type': 'application/json' } });
  };
  // HTTP/1.0 has no Host header; the name only completes the URL that the adapter wants.
  const listener = getRequestListener(fetch as Parameters<typeof getRequestListener>[0], { hostname: 'localhost', errorHandler });
  const server = createServer(
    {
      maxHeaderSize: headerBytes,
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: checkEveryMs,
    },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  if (upgrade) acceptUpgrades(server, upgrade);
  return server.on('clientError', (cause, socket) => refuseConnection(cause, socket, refusal));
}

function unreadable(cause: Error): ApiError {
  return new ApiError(baseErrors.bad_request, { extra: 'invalid request target or Host header', cause });
}

function refuseConnection(cause: NodeJS.ErrnoException, socket: Duplex, refusal: HttpServerParts['refusal']): void {
  // After a reset there is nobody to answer.
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const error = connectionError(cause);
  const body = refusal(error);
  const head = [
    `HTTP/1.1 ${error.code} ${STATUS_CODES[error.code] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function connectionError(cause: NodeJS.ErrnoException): ApiError {
  switch (cause.code) {
    case 'HPE_HEADER_OVERFLOW':
      return new ApiError(httpErrors.headers_too_large, { cause });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ApiError(httpErrors.request_timeout, { cause });
    default:
      return new ApiError(baseErrors.bad_request, { extra: 'the request is not valid HTTP', cause });
  }
}
