import type { PlainSecret, SurfaceAuthenticator } from '../../auth/index.js';
import type { Caller } from '../../rpc/index.js';
import type { RestRequest } from '../rest/index.js';
import { symetryError } from './errors.js';
import { symetryRefusals } from './refusals.js';
import { headerRefusal, type PresentedRequest, type SignatureOptions, signatureRefusal } from './signature.js';

/** Who signed a request. */
export interface SymetryClient {
  readonly caller: Caller;
  /** Customer id: one company may have several. */
  readonly customer: string;
  /** The key of bodies, too. */
  readonly secret: PlainSecret;
}

/**
 * Who signed a request (rest-surfaces 3.4). The customer id of the path says whose secret it must be.
 *
 * @param now milliseconds since 1970
 * @throws ApiError that says what the product says, in the order of its table (A-SYM-7)
 */
export async function authenticateSymetry(
  request: RestRequest,
  authenticator: Pick<SurfaceAuthenticator, 'signer' | 'used'>,
  now: number,
  options: SignatureOptions = {},
): Promise<SymetryClient> {
  const presented = presentedBy(request);
  const wrong = headerRefusal(presented, now);
  if (wrong) throw symetryError(wrong);
  const signer = await authenticator.signer('symetry', presented.customer);
  if (!signer) throw symetryError(symetryRefusals.user);
  const refusal = signatureRefusal(presented, signer.secret.reveal(), options);
  if (refusal) throw symetryError(refusal);
  authenticator.used(signer, request.address);
  return { caller: signer.caller, customer: signer.externalId, secret: signer.secret };
}

function presentedBy(request: RestRequest): PresentedRequest {
  const [path = ''] = request.target.split('?', 1);
  return {
    method: request.method,
    path,
    query: request.query,
    body: request.raw,
    customer: request.path.cid ?? '',
    signature: request.header('authorization'),
    date: request.header('sym-date'),
    md5: request.header('content-md5'),
  };
}
