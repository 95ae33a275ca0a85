import type { TaskStatus } from '../../generated/index.js';
import type { NclueStatus } from '../../generated/surfaces/nclue.js';

/** What NCLUE calls the core's statuses (rest-surfaces 6.2). Those it knows nothing of are read-only, as completed. */
export const nclueStatus: Readonly<Record<TaskStatus, NclueStatus>> = {
  created: 'registered',
  queued: 'pending',
  in_progress: 'in_progress',
  stopped: 'failed',
  failed: 'failed',
  completed: 'completed',
  closed: 'completed',
  publishing: 'completed',
  published: 'completed',
  unknown: 'failed',
};

/** Why a training failed, as NCLUE says it (rest-surfaces 4.5). */
const failMessages: ReadonlySet<string> = new Set([
  'COMMON_ERROR',
  'DISK_SPACE_SHORTAGE',
  'DUPLICATE_USERID',
  'LIMIT_ERROR_MID_LENGTH',
  'NOT_EXIST_FILE',
  'NUM_OF_LABEL_INSUFFICIENT',
  'OBS_DOWNLOAD_FAILED',
  'OBS_UPLOAD_FAILED',
  'OBS_USER_FILE_ACCESS_ERROR',
  'UNEXPECTED_FILE_TYPE',
  'UNEXPECTED_LABEL',
  'UNEXPECTED_TXT_FORMAT',
]);

/** The first of the texts that is one of NCLUE's code words, else `COMMON_ERROR`. */
export function failMessage(...said: readonly (string | undefined)[]): string {
  return said.find((text) => text !== undefined && failMessages.has(text)) ?? 'COMMON_ERROR';
}
