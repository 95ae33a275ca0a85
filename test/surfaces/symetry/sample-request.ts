import { createHash } from 'node:crypto';
import { type PresentedRequest, symetrySignature } from '../../../src/surfaces/symetry/signature.js';
import { readVectors } from '../../vectors/read-vectors.js';

export interface SignatureVector {
  readonly name: string;
  readonly secret: string;
  readonly date: string;
  readonly customer: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly md5?: string;
  readonly signature: string;
}

export const vectors = readVectors<SignatureVector>('symetry/signature');

/** The moment the vectors were signed, a little later. */
export const NOW = Date.UTC(2024, 10, 11, 11, 1, 31);

export const SECRET = 'MDEyMzQ1Njc4OWFiY2RlZg==';

/** A vector as a request. */
export function presented({ name: _, secret: __, ...vector }: SignatureVector): PresentedRequest {
  return { md5: undefined, ...vector, body: Buffer.from(vector.body) };
}

/** A correctly signed creation with some members replaced; signed anew unless the signature is among them. */
export function sample(changes: Partial<PresentedRequest> = {}): PresentedRequest {
  const request = {
    method: 'POST',
    path: '/symetry/rest/c1/tasks/create',
    query: 'force=true',
    body: Buffer.from('body'),
    customer: 'c1',
    date: '2024-11-11 11:01:30;5',
    ...changes,
  };
  const signature = symetrySignature({ ...request, date: request.date ?? '' }, SECRET);
  return { md5: createHash('md5').update(request.body).digest('base64'), signature, ...changes, ...request };
}
