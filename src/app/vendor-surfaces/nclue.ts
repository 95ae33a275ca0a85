import { surfacePaths } from '../../generated/surfaces/paths.js';
import type { RestSurface } from '../../surfaces/rest/index.js';
import { lazySurface } from './lazy-surface.js';
import { checkZone, queueName, restOptions, type VendorSurfacesParts } from './parts.js';

/** NCLUE as the settings want it. @throws ConfigurationError */
export function nclueOf(parts: VendorSurfacesParts): RestSurface {
  const { configuration, auth, dispatcher, aliases } = parts;
  const zone = configuration.string('surfaces.nclue.zone');
  // The first look at a zone loads 25 ms of calendars: the default need not be looked at.
  if (configuration.isGiven('surfaces.nclue.zone')) checkZone('surfaces.nclue.zone', zone);
  queueName(configuration, 'surfaces.nclue.queue');
  return lazySurface(surfacePaths.nclue, async () => {
    const { nclue } = await import('./code.js');
    return nclue({
      dispatcher,
      authenticator: auth.surfaceAuthenticator,
      aliases,
      zone,
      shared: configuration.boolean('surfaces.nclue.shared'),
      options: restOptions(parts),
    });
  });
}
