import { companyRoles, isRole, type NewUser, type Role, systemRoles, type UserDocument } from '../../auth/index.js';
import { newId } from '../../services/ids.js';
import { DuplicateKeyError } from '../../store/index.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import { type Administration, administer } from './administer.js';
import { givenName, type Options, text, verbOf, writeJson } from './options.js';
import { chosenCompany } from './whom.js';

/** `taskwright users create | list`: people and programs of a company, straight in the database. */
export async function users(options: Options, io: Io): Promise<number> {
  const verb = verbOf('users', options.verb, ['create', 'list']);
  const name = givenName(options, options.word);
  const role = chosenRole(text(options, 'role'));
  if (verb === 'list') return administer(options, io, (parts) => list(parts, { name, role }, options, io));
  return administer(options, io, (parts) => create(parts, { name, role }, options, io));
}

interface Told {
  readonly name: string | undefined;
  readonly role: Role | undefined;
}

function chosenRole(role: string | undefined): Role | undefined {
  if (role === undefined || isRole(role)) return role;
  throw new UsageError(`--role ${role}: expected one of ${[...companyRoles, ...systemRoles].join(', ')}`);
}

async function create({ auth, installation }: Administration, told: Told, options: Options, io: Io): Promise<void> {
  const { identities } = auth;
  const named = text(options, 'company');
  const company = named === undefined ? installation.company : await chosenCompany(identities, named);
  const role = told.role ?? 'user';
  const name = told.name ?? `${role}-${newId().slice(0, 8)}`;
  if ((await identities.users.count({ company: company.id, name }, { limit: 1 })) > 0) {
    throw new UsageError(`users create: ${company.name} has a user named ${name} already`);
  }
  const email = text(options, 'email');
  const user = await stored({ company: company.id, name, role, ...(email === undefined ? {} : { email }) }, auth);
  if (options.json) return writeJson(io, shown(user, company.name));
  io.stdout.write(`user  ${user.id}  ${name}, ${role} of ${company.name}\n`);
}

async function stored(user: NewUser, { identities }: Administration['auth']): Promise<UserDocument> {
  try {
    return await identities.createUser(user);
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw new UsageError(`--email ${user.email}: another user has this address`);
    throw error;
  }
}

async function list({ auth }: Administration, told: Told, options: Options, io: Io): Promise<void> {
  const { identities } = auth;
  const named = text(options, 'company');
  const within = named === undefined ? {} : { company: (await chosenCompany(identities, named)).id };
  const { name, role } = told;
  const asked = { ...within, ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) };
  const found = await identities.users.find(asked, { sort: [{ path: 'company' }, { path: 'name' }] });
  const companies = new Map((await identities.companies.find({})).map((company) => [company.id, company.name]));
  const rows = found.map((user) => shown(user, companies.get(user.company) ?? ''));
  if (options.json) return writeJson(io, rows);
  for (const row of rows) io.stdout.write(`${row.id}  ${row.name}, ${row.role} of ${row.company_name}\n`);
}

/** A user as a program reads one; its company by id and by name. */
function shown({ id, name, role, company, email }: UserDocument, companyName: string) {
  return { id, name, role, company, company_name: companyName, ...(email === undefined ? {} : { email }) };
}
