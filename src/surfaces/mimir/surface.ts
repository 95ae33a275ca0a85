import type { Actions } from '../../generated/index.js';
import { mimirSurface } from '../../generated/surfaces/mimir.js';
import { type Dispatcher, inProcessCaller } from '../../rpc/index.js';
import { ShownTasks } from '../core/shown-tasks.js';
import { Cors } from '../http/cors.js';
import { defaultLimits } from '../http/limits.js';
import { type RestOptions, type RestSurface, restSurface } from '../rest/index.js';
import type { MimirContext } from './context.js';
import { mimirErrorAnswer, textAnswer } from './error-answer.js';
import { FigureReader } from './figures.js';
import { type GateParts, MimirGate, type MimirWho } from './gate.js';
import { getHealth, getReady } from './get-health.js';
import { getMetrics } from './get-metrics.js';
import { getWorkTask } from './get-work-task.js';
import { firstJson } from './go-json.js';
import { SECTION } from './kept-work.js';
import { listWorkTasks } from './list-work-tasks.js';
import { submitWorkTask } from './submit-work-task.js';
import { TaskSocket } from './task-socket.js';
import { updateWorkTask } from './update-work-task.js';
import { goJson } from './write-json.js';

export interface MimirParts
  extends Pick<MimirContext, 'aliases' | 'queue' | 'sealer' | 'ping'>,
    Partial<Pick<GateParts, 'open' | 'requireToken'>> {
  readonly dispatcher: Pick<Dispatcher<never>, 'dispatch'>;
  readonly authenticator: GateParts['authenticator'];
  /** Also show the company's tasks that were made elsewhere (rest-surfaces 6.6). */
  readonly shared?: boolean;
  /** Keep statuses that the vendor has no word for. */
  readonly anyStatus?: boolean;
  /** Pages in a browser that are let in where no token is asked for, as `CorsOptions` has them. Default: those of loopback and addresses. */
  readonly origins?: readonly string[];
  readonly options?: Omit<RestOptions<MimirWho>, 'authenticate' | 'error' | 'parse' | 'write'>;
}

/** The work tasks of Mimir over the actions of the core (rest-surfaces 5). */
export function mimir({
  dispatcher,
  authenticator,
  open,
  requireToken = false,
  shared = false,
  anyStatus = false,
  origins = ['address'],
  options = {},
  ...ports
}: MimirParts): RestSurface {
  const cors = new Cors({ origins });
  const context: MimirContext = {
    ...ports,
    call: inProcessCaller<Actions>(dispatcher),
    shown: new ShownTasks({ surface: SECTION, shared }),
    gate: new MimirGate({ authenticator, open, requireToken }),
    anyStatus,
  };
  const figures = new FigureReader(context);
  const handlers = {
    list_work_tasks: listWorkTasks(context),
    submit_work_task: submitWorkTask(context),
    get_work_task: getWorkTask(context),
    update_work_task: updateWorkTask(context),
    get_metrics: getMetrics(context, figures),
    get_health: getHealth(context, figures),
    get_ready: getReady(context),
    // Whoever wants the WebSocket asks to upgrade, and does not come here.
    watch_tasks: () => textAnswer(400, 'Bad Request'),
  };
  const surface = restSurface(mimirSurface, handlers, {
    ...options,
    parse: firstJson,
    write: goJson,
    authenticate: (request) => {
      const [authorization, { address }, foreign] = [request.header('authorization'), request, !cors.admits(request)];
      return context.gate.caller({ authorization, address, foreign });
    },
    error: mimirErrorAnswer,
  });
  const { heartbeatMs } = { ...defaultLimits, ...options.limits };
  const socket = new TaskSocket({ context, dispatcher, cors, heartbeatMs });
  const prepare = async (): Promise<void> => {
    await open?.();
    const owner = await context.gate.owner();
    // Workers ask for the queue by its name, maybe before anybody has submitted anything.
    if (owner) await context.queue.length(owner);
  };
  return { ...surface, sockets: [socket], prepare };
}
