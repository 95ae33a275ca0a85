import type { SealedParameters, SurfaceAuthenticator } from '../../auth/index.js';
import type { Actions } from '../../generated/index.js';
import { symetrySurface } from '../../generated/surfaces/symetry.js';
import { type Dispatcher, inProcessCaller } from '../../rpc/index.js';
import { type Aliases, type RestOptions, type RestSurface, restSurface } from '../rest/index.js';
import { writeJson } from './answers.js';
import { authenticateSymetry, type SymetryClient } from './authenticate.js';
import type { SymetryContext } from './context.js';
import { createTask } from './create-task.js';
import { CustomerTasks } from './customer-tasks.js';
import { deleteTask } from './delete-task.js';
import { symetryErrorAnswer } from './error-answer.js';
import { getTask } from './get-task.js';
import { getTasks } from './get-tasks.js';
import { openBody } from './open-body.js';
import type { RunSlots } from './run-slots.js';
import { startTask } from './start-task.js';
import { stopTask } from './stop-task.js';

/** What the settings say. */
export interface SymetrySettings {
  /** Name of the queue that tasks wait in. */
  readonly queue: string;
  /** How many tasks may run at the same time, of all customers (`sml.task.max`). */
  readonly taskMax: number;
  /** Seconds without a report after which the process of a task counts as dead. */
  readonly workerTimeoutSeconds: number;
  /** Also show the company's services and applications that were made elsewhere (rest-surfaces 6.6). */
  readonly shared?: boolean;
  /** Also take bodies that are not encrypted (A-SYM-7). */
  readonly acceptPlain?: boolean;
  /** Also take signatures over the path without its leading slash (rest-surfaces 3.4). */
  readonly lenientPath?: boolean;
  /** Answer a creation with 201 instead of 202 (A-SYM-5). */
  readonly createdAs201?: boolean;
  /** Also answer the list at `/{cid}/tasks`, as the vendor's page prints it (rest-surfaces 1.6). */
  readonly shortList?: boolean;
}

export interface SymetryParts extends SymetrySettings {
  readonly dispatcher: Pick<Dispatcher<never>, 'dispatch'>;
  readonly authenticator: Pick<SurfaceAuthenticator, 'signer' | 'used'>;
  readonly aliases: Aliases;
  readonly slots: RunSlots;
  readonly sealed: Pick<SealedParameters, 'seal'>;
  readonly options?: Omit<RestOptions<SymetryClient>, 'authenticate' | 'error' | 'open' | 'write'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The tasks of SymetryML over the actions of the core (rest-surfaces 3). Several surfaces where the list has a second path. */
export function symetry(parts: SymetryParts): readonly RestSurface[] {
  const { authenticator, now = Date.now, acceptPlain = false, lenientPath = false } = parts;
  const context = contextOf(parts, now);
  const options: RestOptions<SymetryClient> = {
    ...parts.options,
    authenticate: (request) => authenticateSymetry(request, authenticator, now(), { lenientPath }),
    error: symetryErrorAnswer,
    open: (request, client) => openBody(request, client, { acceptPlain }),
    write: writeJson,
  };
  const handlers = {
    get_tasks: getTasks(context),
    get_task: getTask(context),
    create_task: createTask(context),
    start_task: startTask(context),
    stop_task: stopTask(context),
    delete_task: deleteTask(context),
  };
  const surface = restSurface(symetrySurface, handlers, options);
  if (!parts.shortList) return [surface];
  const list = symetrySurface.routes.filter(({ name }) => name === 'get_tasks');
  return [surface, restSurface({ ...symetrySurface, base: '', routes: list }, handlers, options)];
}

function contextOf(parts: SymetryParts, now: () => number): SymetryContext {
  const { dispatcher, aliases, slots, sealed, queue, taskMax, workerTimeoutSeconds } = parts;
  return {
    call: inProcessCaller<Actions>(dispatcher),
    aliases,
    slots,
    sealed,
    queue,
    taskMax,
    workerTimeoutSeconds,
    shown: new CustomerTasks(parts.shared ?? false),
    createdStatus: parts.createdAs201 ? 201 : 202,
    now,
  };
}
