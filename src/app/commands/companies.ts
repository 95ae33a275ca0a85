import { newId } from '../../services/ids.js';
import { Queues } from '../../services/queues/queues.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import { type Administration, administer } from './administer.js';
import { givenName, type Options, verbOf, writeJson } from './options.js';

/** `taskwright companies create | list`: tenants, straight in the database. */
export async function companies(options: Options, io: Io): Promise<number> {
  const verb = verbOf('companies', options.verb, ['create', 'list']);
  const name = givenName(options, options.word);
  const act = verb === 'create' ? create : list;
  return administer(options, io, (parts) => act(parts, name, options, io));
}

async function create({ store, auth }: Administration, named: string | undefined, { json }: Options, io: Io): Promise<void> {
  const name = named ?? `company-${newId().slice(0, 8)}`;
  const { identities } = auth;
  if ((await identities.companies.count({ name }, { limit: 1 })) > 0) {
    throw new UsageError(`companies create: there is a company named ${name} already`);
  }
  const { id } = await identities.createCompany({ name });
  await new Queues(store).ensureDefault(id);
  if (json) return writeJson(io, { id, name });
  io.stdout.write(`company  ${id}  ${name}\n`);
}

async function list({ auth }: Administration, name: string | undefined, { json }: Options, io: Io): Promise<void> {
  const { companies: all, users } = auth.identities;
  const found = await all.find(name === undefined ? {} : { name }, { sort: [{ path: 'name' }] });
  const sizes = new Map((await users.countBy('company', {})).map(({ value, count }) => [value, count]));
  const rows = found.map((company) => ({ id: company.id, name: company.name, users: sizes.get(company.id) ?? 0 }));
  if (json) return writeJson(io, rows);
  for (const row of rows) io.stdout.write(`${row.id}  ${row.name}  users: ${row.users}\n`);
}
