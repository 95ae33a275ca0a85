import type { Identities, UserDocument } from '../../auth/index.js';
import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';

/**
 * A user of a company, or of any when none is given.
 *
 * @throws ApiError 400/301 when there is none, or only in another company
 */
export async function findUser(identities: Identities, id: string, company?: string): Promise<UserDocument> {
  const user = await identities.user(id, company);
  if (!user) throw new ApiError(errors.invalid_user_id, { data: { id, ...(company !== undefined && { company }) } });
  return user;
}
