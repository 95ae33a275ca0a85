import type { TaskStatus } from '../../generated/index.js';
import type { MimirStatus } from '../../generated/surfaces/mimir.js';

/** Reasons of a status by which the surface tells apart what is one status in the core. They are overwritten by the core's own changes. */
export const reasons = {
  submitted: 'submitted',
  queued: 'queued',
  retry: 'retry',
  scheduled: 'scheduled',
  spawned: 'spawned',
  executing: 'executing',
  completed: 'completed',
  failed: 'failed',
  timeout: 'timeout',
  cancelled: 'cancelled',
} as const;

/** The core's status for each of Mimir's (rest-surfaces 6.3); the reason is the name itself. */
export const coreStatus: Readonly<Record<MimirStatus, TaskStatus>> = {
  queued: 'queued',
  scheduled: 'queued',
  spawned: 'queued',
  executing: 'in_progress',
  completed: 'completed',
  failed: 'failed',
  timeout: 'failed',
  cancelled: 'stopped',
};

/** In the order of a task's life. */
export const mimirStatuses = Object.keys(coreStatus) as readonly MimirStatus[];

/** Statuses in which a task has ended. */
export const ended: ReadonlySet<string> = new Set<MimirStatus>(['completed', 'failed', 'timeout', 'cancelled']);

export function isMimirStatus(text: string): text is MimirStatus {
  return Object.hasOwn(coreStatus, text);
}

/**
 * What Mimir calls a status of the core (rest-surfaces 6.2). Of a queued task the reason tells whether a worker has taken it. An unknown
 * status has the text that a client sent as its reason, where such texts are taken.
 */
export function mimirStatus(status: string | undefined, reason = ''): string {
  switch (status) {
    case 'created':
      return 'queued';
    case 'queued':
      return reason === reasons.scheduled || reason === reasons.spawned ? reason : 'queued';
    case 'in_progress':
      return 'executing';
    case 'stopped':
      return reason === reasons.timeout ? 'timeout' : 'cancelled';
    case 'failed':
      return reason === reasons.timeout ? 'timeout' : 'failed';
    case 'unknown':
      return reason === '' ? 'failed' : reason;
    default:
      return 'completed';
  }
}
