import type { Auth } from '../auth/index.js';
import type { Dispatcher } from '../rpc/index.js';
import { nclue } from '../surfaces/nclue/surface.js';
import { zonedTime } from '../surfaces/nclue/zoned-time.js';
import type { Aliases, RestOptions, RestSurface } from '../surfaces/rest/index.js';
import { type Configuration, ConfigurationError } from './configuration.js';
import { surfaceOptions } from './http-app.js';
import type { Logger } from './log.js';

/** As queues of the API have. */
const SHORTEST_QUEUE_NAME = 3;

export interface VendorSurfacesParts {
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly auth: Auth;
  readonly dispatcher: Pick<Dispatcher<never>, 'dispatch'>;
  readonly aliases: Aliases;
}

/** The vendors' surfaces that the settings want served. @throws ConfigurationError */
export function vendorSurfaces({ configuration, log, auth, dispatcher, aliases }: VendorSurfacesParts): readonly RestSurface[] {
  if (!configuration.boolean('surfaces.nclue.enabled')) return [];
  const zone = configuration.string('surfaces.nclue.zone');
  // The first look at a zone loads 25 ms of calendars: the default need not be looked at.
  if (configuration.isGiven('surfaces.nclue.zone')) checkZone('surfaces.nclue.zone', zone);
  checkQueue('surfaces.nclue.queue', configuration.string('surfaces.nclue.queue'));
  const options = restOptions(configuration, log);
  return [nclue({ dispatcher, authenticator: auth.surfaceAuthenticator, aliases, zone, options })];
}

/** What all of them share. A browser's pages are let into none. */
function restOptions(configuration: Configuration, log: Logger): Pick<RestOptions<never>, 'limits' | 'onMismatch' | 'onError'> {
  const { limits, ...rest } = surfaceOptions(configuration);
  return {
    limits,
    ...('compression' in rest && { compression: false as const }),
    onMismatch: (route, status, difference) => log.warn({ route, status, difference }, 'an answer does not fit its definition'),
    onError: (error, { method, route }, id) => {
      const said = { id, method, route: route?.name, err: error.cause ?? error };
      if (error.code >= 500) log.error(said, 'a request of a vendor surface failed');
    },
  };
}

function checkZone(path: string, zone: string): void {
  try {
    zonedTime(zone);
  } catch (cause) {
    const problem = `expected a zone of the IANA database such as Asia/Seoul, got ${JSON.stringify(zone)}`;
    throw new ConfigurationError(`${path}: ${problem}`, { cause });
  }
}

function checkQueue(path: string, name: string): void {
  if (name.trim().length >= SHORTEST_QUEUE_NAME) return;
  throw new ConfigurationError(`${path}: expected ${SHORTEST_QUEUE_NAME} characters or more, got ${JSON.stringify(name)}`);
}
