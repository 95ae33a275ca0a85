import { createHash, createHmac } from 'node:crypto';
import { sameText } from '../../auth/index.js';
import { type SymetryRefusal, symetryRefusals, wrongSignature } from './refusals.js';
import { inSymWindow, readSymDate } from './sym-date.js';

/** What of a request is signed, as it came: nothing decoded, nothing put in another order (rest-surfaces 3.4). */
export interface SignedRequest {
  /** `"GET"` */
  readonly method: string;
  /** With the leading slash, without the query. */
  readonly path: string;
  /** Without the question mark; empty for none. */
  readonly query: string;
  /** The bytes that travelled; empty for none. */
  readonly body: Uint8Array;
  /** The customer id of the path. */
  readonly customer: string;
  /** Value of `sym-date`. */
  readonly date: string;
}

/** A request as it came in: each header may be missing. */
export interface PresentedRequest extends Omit<SignedRequest, 'date'> {
  /** Value of `Authorization`: the bare signature. */
  readonly signature: string | undefined;
  /** Value of `sym-date`. */
  readonly date: string | undefined;
  /** Value of `Content-MD5`. */
  readonly md5: string | undefined;
}

export interface SignatureOptions {
  /** Also take a signature over the path without its leading slash, as an old sample has it. Default: no. */
  readonly lenientPath?: boolean;
}

/** What the string to sign shows where the secret belongs. */
const HIDDEN_SECRET = 'SECRETKEY';

/**
 * What is wrong with a request before anybody is looked up, undefined when nothing is. Checks in the order of the table of
 * rest-surfaces 3.4 (A-SYM-7).
 *
 * @param now milliseconds since 1970
 */
export function headerRefusal({ signature, date, md5, body }: PresentedRequest, now: number): SymetryRefusal | undefined {
  if (!signature) return symetryRefusals.noSignature;
  if (!date) return symetryRefusals.noDate;
  const moment = readSymDate(date);
  if (moment === undefined) return symetryRefusals.badDate;
  if (!inSymWindow(moment, now)) return symetryRefusals.clock;
  if (md5 && !sameText(md5, digestOf(body))) return symetryRefusals.digest;
  return undefined;
}

/**
 * What is wrong with the signer or the signature, undefined when the request is the customer's. To be asked once `headerRefusal` has
 * found nothing.
 *
 * @param secret base64, as it was handed out; undefined when no such customer is known
 */
export function signatureRefusal(
  request: PresentedRequest,
  secret: string | undefined,
  { lenientPath = false }: SignatureOptions = {},
): SymetryRefusal | undefined {
  if (secret === undefined) return symetryRefusals.user;
  const { signature = '', date = '' } = request;
  const signed = { ...request, date };
  if (sameText(signature, symetrySignature(signed, secret))) return undefined;
  const bare = { ...signed, path: signed.path.replace(/^\//, '') };
  if (lenientPath && sameText(signature, symetrySignature(bare, secret))) return undefined;
  return wrongSignature(shownStringToSign(signed));
}

/**
 * The signature of a request: base64 of HMAC-SHA256 under the bytes of the secret (rest-surfaces 3.4).
 *
 * @param secret base64 of the key; its text is signed, too
 */
export function symetrySignature(request: SignedRequest, secret: string): string {
  const [before, after] = lines(request, secret);
  const hmac = createHmac('sha256', Buffer.from(secret, 'base64')).update(before);
  if (request.body.length > 0) hmac.update(request.body).update('\n');
  return hmac.update(after).digest('base64');
}

/** What the server signed, with line breaks as the two characters `\n` and without the secret. */
function shownStringToSign(request: SignedRequest): string {
  const [before, after] = lines(request, HIDDEN_SECRET);
  const body = request.body.length > 0 ? `${Buffer.from(request.body).toString('utf8')}\n` : '';
  return `${before}${body}${after}`.replaceAll('\n', '\\n');
}

/** The lines in front of the body and those behind it, each with its line break. */
function lines({ method, path, query, body, customer, date }: SignedRequest, secret: string): [before: string, after: string] {
  const md5 = body.length > 0 ? digestOf(body) : '';
  return [`${method}\n${md5}\n${secret}\n${date}\n${customer}\n`, `${path}\n${query === '' ? '' : `${query}\n`}`];
}

function digestOf(body: Uint8Array): string {
  return createHash('md5').update(body).digest('base64');
}
