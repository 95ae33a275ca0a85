import type { TasksTask } from '../../generated/index.js';
import type { MlwIndividual } from '../../generated/surfaces/mlw.js';
import type { Family } from './family.js';
import { kinds } from './kinds.js';
import { parameterOf } from './parameters.js';
import { fileName, isSaved } from './result-file.js';
import { individualStatus, type Stage, stageOf } from './status.js';
import { keptOf, textsOf } from './stored-task.js';
import { trainingHistory, trainingLog } from './training-report.js';

type Time = (moment: string) => string;

/** An individual task in MLW's shape (rest-surfaces 2.1, 6.4). What is not known yet is missing. */
export function presentIndividual(task: TasksTask, family: Family, time: Time): MlwIndividual {
  const { parent, project } = family;
  const { type } = parent;
  const stage = stageOf(task);
  const { id = '', created = '', started, completed } = task;
  const saved = isSaved(task, parent);
  const message = messageOf(task, type, stage, saved);
  const file = fileName(task, parent, project?.shownId ?? '');
  const process = task.runtime?.['mlw.pID'] ?? task.last_worker;
  return {
    id,
    tasksID: parent.id,
    taskName: parent.name,
    type,
    executedAt: time(started ?? created),
    ...(type === 'NN' && completed !== undefined && { completedAt: time(completed) }),
    projectID: project?.shownId ?? '',
    ...(type === 'C8YDATA' && imported(task, stage)),
    ...(file !== undefined && { fileName: file }),
    ...((typeof process === 'string' || typeof process === 'number') && { pID: String(process) }),
    status: individualStatus(type, stage),
    ...(message !== undefined && { message }),
    ...(stage !== 'waiting' && { fileSaved: saved }),
    ...(type === 'NN' && { log: trainingLog(task), history: trainingHistory(task), properties: [] }),
    ...furtherFields(task),
  };
}

/** Which data, as it was asked for; of a new one no times yet (rest-surfaces 2.6). */
function imported(task: TasksTask, stage: Stage): Pick<MlwIndividual, 'deviceID' | 'dateFrom' | 'dateTo'> {
  const text = (key: string): string => String(parameterOf(task, key) ?? '');
  const times = stage === 'waiting' ? {} : { dateFrom: text('dateFrom'), dateTo: text('dateTo') };
  return { deviceID: text('deviceID'), ...times };
}

/** What its worker said last, else what MLW says of such a task (rest-surfaces 2.4). */
function messageOf(task: TasksTask, type: MlwIndividual['type'], stage: Stage, saved: boolean): string | undefined {
  const said = task.status_message || undefined;
  switch (stage) {
    case 'waiting':
      return type === 'C8YDATA' ? undefined : 'Initialising';
    case 'running':
      return said ?? kinds[type].running;
    case 'completed':
      return said ?? (saved ? kinds[type].saved : 'Completed');
    case 'failed':
      return task.output?.error || said || 'Failed';
    default:
      return said ?? 'Stopped';
  }
}

/** What the types AUTOML and COMMIT/PULL have besides; their workers keep it with the task. */
function furtherFields(task: TasksTask): Partial<MlwIndividual> {
  const kept = keptOf(task);
  const { shape, listOfModelAccuracy } = kept;
  return {
    ...textsOf(kept, ['targetVar', 'problem_type', 'versionNumber']),
    ...(Array.isArray(shape) && shape.every((size) => typeof size === 'number') && { shape }),
    ...(Array.isArray(listOfModelAccuracy) && { listOfModelAccuracy }),
  };
}
