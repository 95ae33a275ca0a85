import type { SurfaceAuthenticator } from '../../auth/index.js';
import { ApiError, baseErrors, type Caller } from '../../rpc/index.js';
import type { RestRequest } from '../rest/index.js';
import { headerRefusal, signatureRefusal } from './signature.js';

/**
 * Who signed a request (rest-surfaces 4.2).
 *
 * @param now milliseconds since 1970
 * @throws ApiError 401/20 when one of the headers is missing, 401/22 for all else
 */
export async function authenticateNclue(
  request: RestRequest,
  authenticator: Pick<SurfaceAuthenticator, 'signer' | 'used'>,
  now: number,
): Promise<Caller> {
  const accessKey = request.header('x-ncp-iam-access-key');
  const presented = {
    method: request.method,
    target: request.target,
    timestamp: request.header('x-ncp-apigw-timestamp'),
    accessKey,
    signature: request.header('x-ncp-apigw-signature-v2'),
  };
  if (headerRefusal(presented)) throw new ApiError(baseErrors.no_credentials);
  const signer = await authenticator.signer('nclue', accessKey ?? '');
  const refusal = signatureRefusal(presented, signer?.secret.reveal(), now);
  if (refusal || !signer) throw new ApiError(baseErrors.invalid_credentials);
  authenticator.used(signer, request.address);
  return signer.caller;
}
