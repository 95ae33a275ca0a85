import { identityOf, MIMIR_ID } from '../../auth/index.js';
import { surfacePaths } from '../../generated/surfaces/paths.js';
import type { Caller } from '../../rpc/index.js';
import { once } from '../../services/once.js';
import type { SocketPath } from '../../surfaces/live/socket-path.js';
import type { RestSurface } from '../../surfaces/rest/index.js';
import { chosenUser } from '../commands/whom.js';
import { ConfigurationError } from '../configuration.js';
import { UsageError } from '../usage-error.js';
import { lazySurface } from './lazy-surface.js';
import { queueName, restOptions, type VendorSurfacesParts } from './parts.js';

const OPEN = 'surfaces.mimir.open';

/** Mimir as the settings want it. @throws ConfigurationError */
export function mimirOf(parts: VendorSurfacesParts): RestSurface {
  const { configuration, auth, dispatcher, aliases, services } = parts;
  const queue = queueName(configuration, 'surfaces.mimir.queue');
  const user = configuration.optional(OPEN);
  const load = once(async () => {
    const { mimir, WorkQueue } = await import('./code.js');
    return mimir({
      dispatcher,
      authenticator: auth.surfaceAuthenticator,
      aliases,
      queue: new WorkQueue(queue, services.tasks),
      sealer: auth.sealer,
      ping: () => services.store.ping(),
      ...(user !== undefined && { open: () => openUser(user, parts) }),
      requireToken: configuration.boolean('surfaces.mimir.require_token'),
      anyStatus: configuration.boolean('surfaces.mimir.any_status'),
      shared: configuration.boolean('surfaces.mimir.shared'),
      origins: configuration.boolean('surfaces.mimir.any_origin')
        ? ['*']
        : ['address', ...configuration.strings('server.cors_origins')],
      options: restOptions(parts),
    });
  });
  const admit: SocketPath['admit'] = async (exchange) => {
    const [socket] = (await load()).sockets ?? [];
    if (!socket) throw new Error('the surface of Mimir has lost its socket');
    return socket.admit(exchange);
  };
  const sockets = surfacePaths.mimir.routes.filter(({ name }) => name === 'watch_tasks').map(({ path }) => ({ path, admit }));
  return {
    ...lazySurface(surfacePaths.mimir, load),
    sockets,
    // Nobody's tasks are there before somebody has a token, unless the server is open.
    prepare: async () => {
      const isUsed = user !== undefined || (await auth.surfaceAuthenticator.holder('mimir', MIMIR_ID)) !== undefined;
      if (isUsed) await (await load()).prepare?.();
    },
  };
}

/** Whom calls without a token act as: looked up each time, so that a user who is gone lets nobody in. */
async function openUser(named: string, { auth: { identities } }: Pick<VendorSurfacesParts, 'auth'>): Promise<Caller> {
  const user = await chosenUser(identities, named).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    throw new ConfigurationError(`${OPEN}: ${error.message}`, { cause: error });
  });
  const company = await identities.company(user.company);
  if (!company) throw new ConfigurationError(`${OPEN}: the company of ${named} is gone`);
  return identityOf(user, company);
}
