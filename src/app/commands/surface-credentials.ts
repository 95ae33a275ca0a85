import {
  type CredentialSurface,
  credentialSurfaces,
  isCredentialSurface,
  MIMIR_ID,
  SurfaceCredentialError,
  type SurfaceCredentialInfo,
} from '../../auth/index.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import { type Administration, administer } from './administer.js';
import { minute, moment, type Options, text, writeJson } from './options.js';
import { secretFromStdin } from './secret-from-stdin.js';
import { chosenOwner } from './whom.js';

const verbs = { list, create, revoke };
const needSurface = { id: '--id', roles: '--roles', secretStdin: '--secret-stdin' } as const;

/** The surface that `--surface` names. @throws UsageError when there is none of this name, or another flag needs one */
export function chosenSurface(options: Options): CredentialSurface | undefined {
  const surface = text(options, 'surface');
  if (surface === undefined) {
    const [lost] = Object.entries(needSurface).filter(([name]) => options[name] !== undefined);
    if (lost) throw new UsageError(`${lost[1]}: say --surface, too`);
    return undefined;
  }
  if (isCredentialSurface(surface)) return surface;
  throw new UsageError(`--surface ${surface}: expected one of ${credentialSurfaces.join(', ')}`);
}

/** `taskwright credentials list | create | revoke --surface ...`: credentials of a surface, straight in the database. */
export function onSurface(surface: CredentialSurface, verb: keyof typeof verbs, options: Options, io: Io): Promise<number> {
  return verbs[verb](surface, options, io);
}

/** Of all users, unless one is named. */
function list(surface: CredentialSurface, options: Options, io: Io): Promise<number> {
  return administer(options, io, async (parts) => {
    const all = text(options, 'user') === undefined && text(options, 'company') === undefined;
    const whose = all ? {} : { user: (await chosenOwner(parts, options)).id };
    const found = await parts.auth.surfaceCredentials.list({ surface, ...whose });
    if (options.json) return writeJson(io, found.map(surfaceShown));
    io.stdout.write(found.length === 0 ? `${surface} has no credentials\n` : found.map(surfaceRow).join(''));
  });
}

async function create(surface: CredentialSurface, options: Options, io: Io): Promise<number> {
  const asked = {
    ...{ surface, id: text(options, 'id'), label: text(options, 'label'), expires: moment(options, 'expires') },
    roles: text(options, 'roles')
      ?.split(',')
      .map((role) => role.trim().toUpperCase()),
    secret: options.secretStdin ? await secretFromStdin(io) : undefined,
  };
  return administer(options, io, async (parts) => {
    const user = await chosenOwner(parts, options);
    const { credential, secret } = await issued(parts, { ...asked, user });
    const shown = asked.secret === undefined ? { secret } : {};
    if (options.json) return writeJson(io, { ...surfaceShown(credential), ...shown });
    const roles = credential.roles ? `roles    ${credential.roles.join(', ')}\n` : '';
    io.stdout.write(`surface  ${surface}\nid       ${credential.external_id}\nuser     ${user.name}\n${roles}`);
    if (shown.secret !== undefined) io.stdout.write(`secret   ${shown.secret}\nThe secret is shown this once.\n`);
  });
}

async function issued({ auth }: Administration, asked: Parameters<Administration['auth']['surfaceCredentials']['create']>[0]) {
  try {
    return await auth.surfaceCredentials.create(asked);
  } catch (error) {
    if (!(error instanceof SurfaceCredentialError)) throw error;
    throw new UsageError(`--${error.field === 'secret' ? 'secret-stdin' : error.field}: ${error.problem}`);
  }
}

async function revoke(surface: CredentialSurface, options: Options, io: Io): Promise<number> {
  const id = text(options, 'id') ?? (surface === 'mimir' ? MIMIR_ID : undefined);
  if (id === undefined) throw new UsageError('credentials revoke --surface: --id says which one');
  return administer(options, io, async ({ auth }) => {
    const revoked = await auth.surfaceCredentials.revoke(surface, id);
    if (revoked === 0) throw new UsageError(`--id ${id}: ${surface} has no such credential`);
    if (options.json) return writeJson(io, { surface, revoked: id });
    io.stdout.write(`revoked ${surface} ${id}\n`);
  });
}

/** A credential as a program reads one; its id is the one that clients use. */
export function surfaceShown({ id: _, external_id, surface, ...rest }: SurfaceCredentialInfo) {
  return { surface, id: external_id, ...rest };
}

/** A credential as people read one. */
export function surfaceRow({ surface, external_id, user, ...rest }: SurfaceCredentialInfo): string {
  const { label = '', created, last_used, expires, roles = [], unusable } = rest;
  const moments = `made ${minute(created, '?')}  last used ${minute(last_used, 'never')}  ends ${minute(expires, 'never')}`;
  const notes = [
    ...(roles.length > 0 ? [roles.join(',')] : []),
    ...(unusable ? ['sealed with another key: create it anew'] : []),
  ];
  return `${[`${surface} ${external_id}`, label.padEnd(20), moments, `acts as ${user}`, ...notes].join('  ')}\n`;
}
