import type { SurfaceAuthenticator } from '../../auth/index.js';
import type { Actions } from '../../generated/index.js';
import { nclueSurface } from '../../generated/surfaces/nclue.js';
import { type Caller, type Dispatcher, inProcessCaller } from '../../rpc/index.js';
import { ShownTasks } from '../core/shown-tasks.js';
import { type Aliases, type RestOptions, type RestSurface, restSurface } from '../rest/index.js';
import { authenticateNclue } from './authenticate.js';
import type { NclueContext } from './context.js';
import { createTask } from './create-task.js';
import { deleteTask } from './delete-task.js';
import { nclueErrorAnswer } from './error-answer.js';
import { getTask } from './get-task.js';
import { getTasks } from './get-tasks.js';
import { SECTION } from './stored-task.js';
import { type ZonedTime, zonedTime } from './zoned-time.js';

export interface NclueParts {
  readonly dispatcher: Pick<Dispatcher<never>, 'dispatch'>;
  readonly authenticator: Pick<SurfaceAuthenticator, 'signer' | 'used'>;
  readonly aliases: Aliases;
  /** Zone that times are written in: one that the IANA database has. */
  readonly zone: string;
  /** Also show the company's trainings that were made elsewhere (rest-surfaces 6.6). */
  readonly shared?: boolean;
  readonly options?: Omit<RestOptions<Caller>, 'authenticate' | 'error'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The tasks of NCLUE over the actions of the core (rest-surfaces 4). */
export function nclue({
  dispatcher,
  authenticator,
  aliases,
  zone,
  shared = false,
  options = {},
  now = Date.now,
}: NclueParts): RestSurface {
  // Made with the first task that is shown: a start needs no calendars.
  let inZone: ZonedTime = (moment) => {
    inZone = zonedTime(zone);
    return inZone(moment);
  };
  const context: NclueContext = {
    call: inProcessCaller<Actions>(dispatcher),
    aliases,
    shown: new ShownTasks({ surface: SECTION, shared, types: ['training'] }),
    time: (moment) => inZone(moment),
  };
  const handlers = {
    get_tasks: getTasks(context),
    get_task: getTask(context),
    create_task: createTask(context),
    delete_task: deleteTask(context),
  };
  return restSurface(nclueSurface, handlers, {
    ...options,
    authenticate: (request) => authenticateNclue(request, authenticator, now()),
    error: nclueErrorAnswer,
  });
}
