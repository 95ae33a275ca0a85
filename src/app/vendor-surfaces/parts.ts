import type { Auth } from '../../auth/index.js';
import type { Dispatcher } from '../../rpc/index.js';
import type { Services } from '../../services/services.js';
import type { Aliases, RestOptions } from '../../surfaces/rest/index.js';
import { type Configuration, ConfigurationError } from '../configuration.js';
import { surfaceOptions } from '../http-app.js';
import type { Logger } from '../log.js';

/** What the vendors' surfaces are made of. */
export interface VendorSurfacesParts {
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly auth: Auth;
  readonly dispatcher: Pick<Dispatcher<never>, 'dispatch'>;
  readonly aliases: Aliases;
  readonly services: Pick<Services, 'store' | 'tasks' | 'schedules'>;
}

/** As queues of the API have. */
const SHORTEST_QUEUE_NAME = 3;

/** What all of them share. A browser's pages are let into none. */
export function restOptions({
  configuration,
  log,
}: Pick<VendorSurfacesParts, 'configuration' | 'log'>): Pick<RestOptions<never>, 'limits' | 'onMismatch' | 'onError'> {
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

/** The name of a queue in the settings. @throws ConfigurationError when it is too short */
export function queueName(configuration: Configuration, path: string): string {
  const name = configuration.string(path);
  if (name.trim().length >= SHORTEST_QUEUE_NAME) return name;
  throw new ConfigurationError(`${path}: expected ${SHORTEST_QUEUE_NAME} characters or more, got ${JSON.stringify(name)}`);
}

/** A zone of the settings. @throws ConfigurationError */
export function checkZone(path: string, zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch (cause) {
    const problem = `expected a zone of the IANA database such as Asia/Seoul, got ${JSON.stringify(zone)}`;
    throw new ConfigurationError(`${path}: ${problem}`, { cause });
  }
}
