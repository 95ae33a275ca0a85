import { identityOf } from '../../auth/index.js';
import type { Caller } from '../../rpc/index.js';
import { WorkQueue } from '../../services/work-queue/work-queue.js';
import { mimir } from '../../surfaces/mimir/surface.js';
import type { RestSurface } from '../../surfaces/rest/index.js';
import { chosenUser } from '../commands/whom.js';
import { ConfigurationError } from '../configuration.js';
import { UsageError } from '../usage-error.js';
import { queueName, restOptions, type VendorSurfacesParts } from './parts.js';

const OPEN = 'surfaces.mimir.open';

/** Mimir as the settings want it. @throws ConfigurationError */
export function mimirOf(parts: VendorSurfacesParts): RestSurface {
  const { configuration, auth, dispatcher, aliases, services } = parts;
  const user = configuration.optional(OPEN);
  return mimir({
    dispatcher,
    authenticator: auth.surfaceAuthenticator,
    aliases,
    queue: new WorkQueue(queueName(configuration, 'surfaces.mimir.queue'), services.tasks),
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
