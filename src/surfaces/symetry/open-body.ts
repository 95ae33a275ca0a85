import type { RestRequest } from '../rest/index.js';
import type { SymetryClient } from './authenticate.js';
import { type BodyCipherOptions, decryptBody } from './body-cipher.js';
import { symetryError } from './errors.js';
import { symetryRefusals } from './refusals.js';

/** What a customer's body holds (rest-surfaces 3.5). @throws ApiError 400 `Cannot decrypt request body` (A-SYM-7) */
export function openBody({ raw }: Pick<RestRequest, 'raw'>, { secret }: SymetryClient, options: BodyCipherOptions): string {
  const text = decryptBody(raw.toString('utf8'), secret.reveal(), options);
  if (text === undefined) throw symetryError(symetryRefusals.body);
  return text;
}
