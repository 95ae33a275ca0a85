import { isUtf8 } from 'node:buffer';
import { ApiError, baseErrors } from '../../rpc/index.js';
import { locateJsonError } from './json-position.js';

/** @throws ApiError 400/0 when the bytes are no UTF-8, the only encoding of JSON */
export function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  // What cannot be decoded becomes U+FFFD, which may also have been sent: only then it is worth a second look.
  if (text.includes('\ufffd') && !isUtf8(bytes))
    throw new ApiError(baseErrors.bad_request, { extra: 'the body is not valid UTF-8' });
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/**
 * Parses one JSON text. The error says where it went wrong and never repeats the text, which may hold secrets and may be large.
 *
 * @throws ApiError 400/0 for text that is no JSON, or that is nested deeper than `maxDepth`
 */
export function parseJson(text: string, maxDepth: number): unknown {
  if (isDeeperThan(text, maxDepth)) {
    throw new ApiError(baseErrors.bad_request, { extra: `JSON is nested deeper than ${maxDepth} levels` });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(text, cause);
  }
}

function invalid(text: string, cause: unknown): ApiError {
  const problem = locateJsonError(text);
  if (!problem) return new ApiError(baseErrors.bad_request, { extra: 'invalid JSON', cause });
  const { offset, expected } = problem;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const place = offset >= text.length ? 'the text ends' : `at line ${line}, column ${column}`;
  return new ApiError(baseErrors.bad_request, {
    extra: `invalid JSON: expected ${expected} ${place === 'the text ends' ? `but ${place}` : place}`,
    hints: { expected, line, column, offset },
    cause,
  });
}

/** Looks before parsing, so that a hostile text is never built into objects. */
function isDeeperThan(text: string, maxDepth: number): boolean {
  return hasMoreOpenings(text, maxDepth) && measuredDeeper(text, maxDepth);
}

/** Ordinary requests have fewer brackets than levels are allowed: counting them is far cheaper than reading every character. */
function hasMoreOpenings(text: string, count: number): boolean {
  let openings = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (++openings > count) return true;
    }
  }
  return false;
}

function measuredDeeper(text: string, maxDepth: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfString(text, at + 1);
        break;
      case 0x5b:
      case 0x7b:
        if (++depth > maxDepth) return true;
        break;
      case 0x5d:
      case 0x7d:
        depth--;
        break;
    }
  }
  return false;
}

/** Offset of the quote that closes a string whose text starts at `at`; the end of the text when nothing closes it. */
function endOfString(text: string, at: number): number {
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let escapes = 0;
    while (text.charCodeAt(quote - 1 - escapes) === 0x5c) escapes++;
    if (escapes % 2 === 0) return quote;
    at = quote + 1;
  }
}
