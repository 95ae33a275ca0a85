import type { MlwHandlers, MlwTraining } from '../../generated/surfaces/mlw.js';
import { checkName, momentOf } from './asked.js';
import type { Granted } from './authenticate.js';
import type { MlwContext } from './context.js';
import { invalidValue, missingParameter } from './errors.js';
import { makeTask, type When } from './make-task.js';
import type { Parameter } from './parameters.js';
import { findProject } from './projects.js';
import { startOf } from './schedule-shown.js';
import type { ShownSchedule } from './stored-task.js';

/** What clients see of a training, in this order (rest-surfaces 2.6). */
const PROPERTIES = {
  problemType: 'Problem Type',
  optimizer: 'Optimizer',
  learningRate: 'Learning Rate',
  loss: 'Loss',
  metrics: 'Metrics',
  epoch: 'Epoch',
  testSize: 'Test Size',
  batchSize: 'Batch Size',
} as const satisfies Partial<Record<keyof MlwTraining, string>>;

/** What only whoever runs it is told. */
const FURTHER = [
  'modelName',
  'dataID',
  'codeID',
  'stepPerEpoch',
  'scriptOutput',
  'shuffleData',
] as const satisfies readonly (keyof MlwTraining)[];

/** Queues the training of a neural network, or schedules it (rest-surfaces 2.6). 400, 404 for the project, 409 for the name. */
export function train(context: MlwContext): MlwHandlers<Granted>['train'] {
  return async ({ path, body, who: { caller } }) => {
    const project = await findProject(path.projectID, caller, context.call);
    const name = checkName('modelName', body.modelName);
    if (body.dataID === '') throw missingParameter('dataID');
    const start = body.startDate ? momentOf('startDate', body.startDate) : undefined;
    const when = await whenOf(body, start, context);
    const work = {
      type: 'NN',
      name,
      parameters: parametersOf(body, path.resourceID),
      schedule: scheduleOf(body, start),
    } as const;
    return { status: 200, body: await makeTask(work, when, project, caller, context) };
  };
}

function parametersOf(body: MlwTraining, architecture: string): Parameter[] {
  const shown = Object.entries(PROPERTIES).map(([key, label]) => ({ key, label, value: body[key as keyof typeof PROPERTIES] }));
  const further = FURTHER.flatMap((key) => (body[key] === undefined || body[key] === null ? [] : [{ key, value: body[key] }]));
  return [...shown, ...further, { key: 'architectureID', value: architecture }];
}

/** A start that is over is as good as none. @throws ApiError 400 naming `cronExpression` */
async function whenOf(
  { recurrence, cronExpression: cron = '' }: MlwTraining,
  start: Date | undefined,
  { schedules, now }: MlwContext,
): Promise<When> {
  const from = new Date(Math.max(now(), start?.getTime() ?? 0));
  if (recurrence !== 'REPEAT') return start && start.getTime() > now() ? { at: start } : {};
  if (cron.trim() === '') throw missingParameter('cronExpression');
  const first = await schedules.firstMoment(cron, from);
  if ('problem' in first) throw invalidValue('cronExpression', first.problem);
  return { at: first.at, cron };
}

function scheduleOf({ recurrence, cronExpression = '' }: MlwTraining, start: Date | undefined): ShownSchedule {
  const started = start && { ...startOf(start.toISOString()), timeZone: 'UTC' };
  if (recurrence !== 'REPEAT') return { recurrence: 'ONE_TIME', cronExpression: '', ...started };
  return { recurrence: 'REPEAT', cronExpression, ...started };
}
