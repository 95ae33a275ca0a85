import type { IncomingMessage } from 'node:http';
import { ApiError, baseErrors } from '../../rpc/index.js';

const EMPTY = Buffer.alloc(0);

/** How long the rest of a refused body is read and thrown away, so that the client can still read its answer. */
const DISCARD_MS = 1_000;

/**
 * The whole body of a request, whatever its method.
 *
 * @throws ApiError 413/0 above `maxBytes`, by the declared length or while reading; 400/0 when the body ends too early
 */
export function readBody(incoming: IncomingMessage, maxBytes: number): Buffer | Promise<Buffer> {
  const { 'content-length': declared, 'transfer-encoding': chunked } = incoming.headers;
  if (chunked === undefined && (declared === undefined || declared === '0')) return EMPTY;
  if (declared !== undefined && Number(declared) > maxBytes) throw refused(incoming, maxBytes);
  // What was sent by a client that has left may be gone with it: no call may run on the rest.
  if (incoming.destroyed) throw cutOff(0);
  // A small body has mostly arrived by now: no listeners, no waiting.
  return incoming.complete ? limited(incoming, incoming.read() ?? EMPTY, maxBytes) : collect(incoming, maxBytes);
}

function limited(incoming: IncomingMessage, body: Buffer, maxBytes: number): Buffer {
  if (body.length > maxBytes) throw refused(incoming, maxBytes);
  return body;
}

function collect(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming
      .on('data', (chunk: Buffer) => {
        // What comes after a refusal is read and thrown away.
        if (length > maxBytes) return;
        length += chunk.length;
        if (length > maxBytes) reject(refused(incoming, maxBytes));
        else chunks.push(chunk);
      })
      .on('end', () => resolve(joined(chunks, length)))
      .on('close', () => {
        if (!incoming.readableEnded) reject(cutOff(length));
      });
  });
}

/** A small body comes in one piece, which needs no copy. */
function joined(chunks: readonly Buffer[], length: number): Buffer {
  const [first = EMPTY] = chunks;
  return chunks.length <= 1 ? first : Buffer.concat(chunks, length);
}

function refused(incoming: IncomingMessage, maxBytes: number): ApiError {
  discard(incoming);
  return new ApiError(baseErrors.request_too_large, { data: { max_bytes: maxBytes } });
}

function cutOff(received: number): ApiError {
  return new ApiError(baseErrors.bad_request, {
    extra: 'the body ended before it was complete',
    hints: { received_bytes: received },
  });
}

/** Reads on without keeping anything, for a short while; then the connection goes. */
function discard(incoming: IncomingMessage): void {
  const timer = setTimeout(() => incoming.socket.destroySoon(), DISCARD_MS).unref();
  const stop = (): void => clearTimeout(timer);
  incoming.once('end', stop).once('close', stop).resume();
}
