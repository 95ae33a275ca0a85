import type { CompanyDocument, Identities, UserDocument } from '../../auth/index.js';
import { UsageError } from '../usage-error.js';
import type { Administration } from './administer.js';
import { type Options, text } from './options.js';

/** The company that `--company` names. @throws UsageError when there is none, or several have the name */
export async function chosenCompany(identities: Identities, named: string): Promise<CompanyDocument> {
  const byId = await identities.company(named);
  const found = byId ? [byId] : await identities.companies.find({ name: named });
  return only(found, `--company ${named}: `, 'company', 'companies', 'say its id');
}

/**
 * The user that `--user` names by id, e-mail address or name.
 *
 * @param company looked for only there
 * @throws UsageError when there is none, or several have the name
 */
export async function chosenUser(identities: Identities, named: string, company?: CompanyDocument): Promise<UserDocument> {
  const scope = company ? { company: company.id } : {};
  const [known] = await identities.users.find({ ...scope, $or: [{ id: named }, { unique_name: named.toLowerCase() }] });
  const found = known ? [known] : await identities.users.find({ ...scope, name: named });
  return only(found, `--user ${named}: `, 'user', 'users', company ? 'say the id' : 'say --company or the id');
}

/** The user that `--user` names, of the company that `--company` names; the administrator unless one is named. @throws UsageError */
export async function chosenOwner({ auth, installation }: Administration, options: Options): Promise<UserDocument> {
  const [user, company] = [text(options, 'user'), text(options, 'company')];
  if (user === undefined && company !== undefined) throw new UsageError('--company: say --user, too');
  if (user === undefined) return installation.administrator;
  return chosenUser(auth.identities, user, company === undefined ? undefined : await chosenCompany(auth.identities, company));
}

function only<T extends { readonly id: string }>(found: readonly T[], told: string, one: string, many: string, help: string): T {
  const [first, ...others] = found;
  if (!first) throw new UsageError(`${told}no ${one} has this name or id`);
  if (others.length === 0) return first;
  throw new UsageError(`${told}${found.length} ${many} have this name; ${help}: ${found.map(({ id }) => id).join(', ')}`);
}
