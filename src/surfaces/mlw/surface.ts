import type { Actions } from '../../generated/index.js';
import { mlwSurface } from '../../generated/surfaces/mlw.js';
import { type Dispatcher, inProcessCaller } from '../../rpc/index.js';
import { ShownTasks } from '../core/shown-tasks.js';
import { type Aliases, type RestOptions, type RestSurface, restSurface } from '../rest/index.js';
import { authenticateMlw, type Granted, type MlwAuthenticator } from './authenticate.js';
import type { MlwContext } from './context.js';
import { deleteIndividual } from './delete-individual.js';
import { deleteParent } from './delete-parent.js';
import { mlwErrorAnswer } from './error-answer.js';
import { getIndividual } from './get-individual.js';
import { getParent } from './get-parent.js';
import { getTasks } from './get-tasks.js';
import { importData } from './import-data.js';
import { SECTION } from './parameters.js';
import type { Schedules } from './schedules.js';
import { stopEarly } from './stop-early.js';
import { asctime, isoMicroseconds } from './time.js';
import { train } from './train.js';

export interface MlwParts {
  readonly dispatcher: Pick<Dispatcher<never>, 'dispatch'>;
  readonly authenticator: MlwAuthenticator;
  readonly aliases: Aliases;
  readonly schedules: Schedules;
  /** Name of the queue that individual tasks wait in, made in a company that has none. */
  readonly queue: string;
  /** Of a user without a tenant, where the host names none. */
  readonly defaultTenant?: string;
  /** Times as newer builds write them; default as in the vendor's examples. */
  readonly isoTimes?: boolean;
  /** Also show the company's tasks that were made elsewhere (rest-surfaces 6.6). */
  readonly shared?: boolean;
  readonly options?: Omit<RestOptions<Granted>, 'authenticate' | 'rolesOf' | 'error'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The tasks of the Machine Learning Workbench over the actions of the core (rest-surfaces 2). */
export function mlw({
  dispatcher,
  authenticator,
  aliases,
  schedules,
  queue,
  defaultTenant,
  isoTimes = false,
  shared = false,
  options = {},
  now = Date.now,
}: MlwParts): RestSurface {
  const context: MlwContext = {
    call: inProcessCaller<Actions>(dispatcher),
    aliases,
    schedules,
    shown: new ShownTasks({ surface: SECTION, shared }),
    time: isoTimes ? isoMicroseconds : asctime,
    queue,
    now,
  };
  const handlers = {
    get_tasks: getTasks(context),
    get_parent: getParent(context),
    delete_parent: deleteParent(context),
    get_individual: getIndividual(context),
    stop_early: stopEarly(context),
    delete_individual: deleteIndividual(context),
    import_data: importData(context),
    train: train(context),
  };
  return restSurface(mlwSurface, handlers, {
    ...options,
    authenticate: (request) => authenticateMlw(request, authenticator, defaultTenant),
    rolesOf: ({ roles }) => roles,
    error: mlwErrorAnswer,
  });
}
