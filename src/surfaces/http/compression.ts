import { promisify } from 'node:util';
import { type BrotliOptions, brotliCompress, constants, deflate, gzip } from 'node:zlib';

export interface CompressionOptions {
  /** Shorter bodies go out as they are. Default 500 bytes. */
  readonly minBytes?: number;
  /** 1 (fast) to 9 (small). Default 1: an answer is read once, and the server's time is the scarcer good. */
  readonly level?: number;
}

export type Coding = 'gzip' | 'br' | 'deflate';

const gzipAsync = promisify(gzip);
const deflateAsync = promisify(deflate);
const brotliAsync = promisify<Buffer, BrotliOptions, Buffer>(brotliCompress);

/** Cheapest first: it decides between codings that the client likes equally. */
const CODINGS: readonly Coding[] = ['gzip', 'br', 'deflate'];

/** Compresses bodies off the main thread. */
export class Compression {
  readonly #minBytes: number;
  readonly #level: number;

  constructor({ minBytes = 500, level = 1 }: CompressionOptions = {}) {
    this.#minBytes = minBytes;
    this.#level = level;
  }

  /** Whether a body is long enough to depend on `Accept-Encoding`. */
  applies(body: string): boolean {
    // UTF-8 is never shorter than the string, so most answers are decided without counting.
    return body.length >= this.#minBytes || (body.length * 3 >= this.#minBytes && Buffer.byteLength(body) >= this.#minBytes);
  }

  compress(body: string, coding: Coding): Promise<Buffer> {
    const bytes = Buffer.from(body);
    switch (coding) {
      case 'gzip':
        return gzipAsync(bytes, { level: this.#level });
      case 'deflate':
        return deflateAsync(bytes, { level: this.#level });
      case 'br':
        return brotliAsync(bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: this.#level, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
        });
    }
  }
}

/**
 * The coding to answer with, by an `Accept-Encoding` header (RFC 9110 12.5.3); undefined is none.
 *
 * @example
 * chooseCoding('gzip;q=0.5, br'); // 'br'
 */
export function chooseCoding(accepted: string): Coding | undefined {
  const weights = new Map<string, number>();
  for (const entry of accepted.split(',')) {
    const [name = '', ...parameters] = entry.split(';');
    weights.set(name.trim().toLowerCase(), weightOf(parameters));
  }
  const weigh = (coding: Coding): number => weights.get(coding) ?? weights.get('*') ?? 0;
  const best = CODINGS.reduce((chosen, coding) => (weigh(coding) > weigh(chosen) ? coding : chosen));
  return weigh(best) > 0 ? best : undefined;
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.map((parameter) => parameter.trim().toLowerCase()).find((parameter) => parameter.startsWith('q='));
  if (quality === undefined) return 1;
  const weight = Number(quality.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
