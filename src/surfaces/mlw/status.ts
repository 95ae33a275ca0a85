import type { TaskStatus, TasksTask } from '../../generated/index.js';
import type { MlwIndividual, MlwParent, MlwType } from '../../generated/surfaces/mlw.js';
import { kinds } from './kinds.js';

/** How far a run is. */
export type Stage = 'waiting' | 'running' | 'completed' | 'failed' | 'stopped';

const stages: Readonly<Record<TaskStatus, Stage>> = {
  created: 'waiting',
  queued: 'waiting',
  in_progress: 'running',
  stopped: 'stopped',
  failed: 'failed',
  completed: 'completed',
  closed: 'completed',
  publishing: 'completed',
  published: 'completed',
  unknown: 'failed',
};

export function stageOf({ status = 'unknown' }: Pick<TasksTask, 'status'>): Stage {
  return stages[status];
}

/** Whether a run has yet to end. */
export function isActive(task: Pick<TasksTask, 'status'>): boolean {
  return ['waiting', 'running'].includes(stageOf(task));
}

/** Status of an individual task (rest-surfaces 2.4, 6.2); the last two are assumed (A-MLW-1). */
export function individualStatus(type: MlwType, stage: Stage): MlwIndividual['status'] {
  switch (stage) {
    case 'waiting':
      return type === 'C8YDATA' ? 'In Progress' : 'INITIALISING';
    case 'running':
      return type === 'C8YDATA' ? 'In Progress' : 'RUNNING';
    case 'completed':
      return 'COMPLETED';
    case 'failed':
      return 'FAILED';
    default:
      return 'STOPPED';
  }
}

/**
 * Status of a parent task: that of its schedule (rest-surfaces 2.4). What is ahead, and what `RUNNING` becomes, is assumed (A-MLW-2).
 *
 * @param ahead whether it has a time ahead
 * @param active whether one of its individuals has yet to end; asked for only where it matters
 */
export function parentStatus(type: MlwType, ahead: boolean, active: () => boolean): MlwParent['status'] {
  if (ahead) return 'SCHEDULED';
  const { idle } = kinds[type];
  return idle === 'RUNNING' && !active() ? 'EXECUTED' : idle;
}
