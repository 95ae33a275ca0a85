import { createHmac } from 'node:crypto';
import { sameText } from '../../auth/index.js';
import { type GatewayRefusal, gatewayRefusals } from './refusals.js';

/** What of a request signature v2 covers (rest-surfaces 4.2); the body is not signed. */
export interface SignedCall {
  /** In capitals. */
  readonly method: string;
  /** Path and query as sent: `"/api/v1/tasks?index=0&limit=20"`. */
  readonly target: string;
  /** Value of `x-ncp-apigw-timestamp`: milliseconds since 1970. */
  readonly timestamp: string;
  /** Value of `x-ncp-iam-access-key`. */
  readonly accessKey: string;
}

/** A request as it came in: each header may be missing. */
export interface PresentedCall extends Pick<SignedCall, 'method' | 'target'> {
  readonly timestamp: string | undefined;
  readonly accessKey: string | undefined;
  /** Value of `x-ncp-apigw-signature-v2`. */
  readonly signature: string | undefined;
}

const WINDOW_MS = 5 * 60_000;
const TIMESTAMP = /^\d{1,15}$/;

/** `missing` when one of the three headers is not there, undefined when they all are: only then is there a key to look up. */
export function headerRefusal({ timestamp, accessKey, signature }: PresentedCall): GatewayRefusal | undefined {
  return timestamp && accessKey && signature ? undefined : gatewayRefusals.missing;
}

/**
 * What is wrong with the headers, the timestamp or the signature; undefined when the call is the key's. A timestamp outside of five
 * minutes gets the same answer as a wrong signature: which one the gateway gives is not documented.
 *
 * @param secret undefined when no such key is known
 * @param now milliseconds since 1970
 */
export function signatureRefusal(call: PresentedCall, secret: string | undefined, now: number): GatewayRefusal | undefined {
  const missing = headerRefusal(call);
  if (missing) return missing;
  const { method, target, timestamp = '', accessKey = '', signature = '' } = call;
  // Worked out for an unknown key, too, so that the time taken does not tell whether one is known.
  const expected = nclueSignature({ method, target, timestamp, accessKey }, secret ?? '');
  const right = sameText(signature, expected) && secret !== undefined;
  return right && inWindow(timestamp, now) ? undefined : gatewayRefusals.invalid;
}

/** Signature v2 of a call: base64 of HMAC-SHA256 under the secret's text (rest-surfaces 4.2). */
export function nclueSignature({ method, target, timestamp, accessKey }: SignedCall, secret: string): string {
  return createHmac('sha256', secret).update(`${method} ${target}\n${timestamp}\n${accessKey}`).digest('base64');
}

function inWindow(timestamp: string, now: number): boolean {
  return TIMESTAMP.test(timestamp) && Math.abs(Number(timestamp) - now) <= WINDOW_MS;
}
