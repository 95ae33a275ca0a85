import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { DuplicateKeyError } from '../../store/index.js';
import { handler } from '../handler.js';
import { invalidField } from '../names.js';

/**
 * A new user of any company, without credentials (task-core 9.1). Only root makes another root.
 *
 * @throws ApiError 400/10 no such company, 400/800 blank name or e-mail address, 400/801 address taken, 403/21 root made by another role
 */
export const createUser = handler('auth.create_user', async ({ request, caller, identities }) => {
  const { role, given_name, family_name, avatar } = request;
  const name = visible('name', request.name);
  const email = visible('email', request.email);
  if (role === 'root' && caller.role !== 'root') {
    throw new ApiError(errors.no_write_permission, { extra: `role ${caller.role} cannot make a user of role root` });
  }
  const company = await identities.company(request.company);
  if (!company) throw new ApiError(errors.invalid_id, { extra: 'company', data: { id: request.company } });
  const said = Object.entries({ role, given_name, family_name, avatar }).filter(([, value]) => value !== undefined);
  try {
    const { id } = await identities.createUser({ ...Object.fromEntries(said), company: company.id, name, email });
    return { id };
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw new ApiError(errors.expected_unique_data, { data: { email }, cause: error });
    throw error;
  }
});

function visible(field: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw invalidField(field, 'more than white space', JSON.stringify(text));
  return trimmed;
}
