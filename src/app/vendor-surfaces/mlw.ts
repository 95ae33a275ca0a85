import type { Auth } from '../../auth/index.js';
import { surfacePaths } from '../../generated/surfaces/paths.js';
import type { MlwAuthenticator } from '../../surfaces/mlw/authenticate.js';
import type { RestSurface } from '../../surfaces/rest/index.js';
import { lazySurface } from './lazy-surface.js';
import { queueName, restOptions, type VendorSurfacesParts } from './parts.js';

/** MLW as the settings want it. @throws ConfigurationError */
export function mlwOf(parts: VendorSurfacesParts): RestSurface {
  const { configuration, auth, dispatcher, aliases, services } = parts;
  const defaultTenant = configuration.optional('surfaces.mlw.default_tenant');
  const queue = queueName(configuration, 'surfaces.mlw.queue');
  return lazySurface(surfacePaths.mlw, async () => {
    const { mlw } = await import('./code.js');
    return mlw({
      dispatcher,
      authenticator: mlwAuthenticator(auth),
      aliases,
      schedules: services.schedules,
      queue,
      ...(defaultTenant !== undefined && { defaultTenant }),
      isoTimes: configuration.boolean('surfaces.mlw.iso_times'),
      shared: configuration.boolean('surfaces.mlw.shared'),
      options: restOptions(parts),
    });
  });
}

/** Who is who to MLW: by credentials of its own, or by a token of the API, whose user needs such a credential for its roles. */
export function mlwAuthenticator({ surfaceAuthenticator, authenticator, mlwGrants }: Auth): MlwAuthenticator {
  return {
    verify: (surface, id, secret) => surfaceAuthenticator.verify(surface, id, secret),
    used: (access, from) => surfaceAuthenticator.used(access, from),
    bearer: async (token, address) => {
      const caller = await authenticator.authenticate({ authorization: `Bearer ${token}`, address, authorize: true });
      return { caller, roles: await mlwGrants.rolesOf(caller.user) };
    },
  };
}
