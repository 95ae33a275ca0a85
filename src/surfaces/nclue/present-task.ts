import type { TaskStatus, TasksTask } from '../../generated/index.js';
import type { NclueCreatedTask, NclueTask } from '../../generated/surfaces/nclue.js';
import { readKeptFields } from '../core/kept-fields.js';
import { dashed } from '../core/uuid.js';
import { failMessage, nclueStatus } from './status.js';
import { SECTION } from './stored-task.js';
import type { ZonedTime } from './zoned-time.js';

const ENDED: ReadonlySet<string> = new Set(['completed', 'failed']);

/** A core task in NCLUE's shape (rest-surfaces 6.4). What is not known yet is null (A-NCL-4). */
export function presentTask(task: TasksTask, time: ZonedTime): NclueTask {
  const status = nclueStatus[task.status as TaskStatus];
  const ended = ENDED.has(status) ? (task.completed ?? task.status_changed) : undefined;
  const kept = readKeptFields(SECTION, task);
  return {
    ...presentCreated(task, time, kept),
    status,
    completed_at: ended === undefined ? null : time(ended),
    AUROC: auroc(task),
    line_count: wholeNumber(task.runtime?.[`${SECTION}.line_count`]) ?? wholeNumber(kept.line_count) ?? null,
    disk_usage: wholeNumber(task.runtime?.[`${SECTION}.disk_usage`]) ?? wholeNumber(kept.disk_usage) ?? null,
    fail_message: status === 'failed' ? whyFailed(task) : null,
  };
}

/** The part of it that is there from the start: what creating a task answers. */
export function presentCreated(task: TasksTask, time: ZonedTime, kept = readKeptFields(SECTION, task)): NclueCreatedTask {
  const parameters = task.hyperparams?.[SECTION];
  const given = (name: string): string | undefined => parameters?.[name]?.value;
  return {
    task_id: dashed(task.id ?? ''),
    task_name: String(kept.name ?? task.name),
    created_at: time(task.created ?? ''),
    train_feature_id: given('train_feature_id') ?? '',
    // Features are no part of this server: the id is all the name there is.
    train_feature_name: given('train_feature_name') ?? given('train_feature_id') ?? '',
    train_bucket: given('train_bucket') ?? '',
    train_file_path: given('train_file_path') ?? '',
    test_feature_id: given('test_feature_id') ?? null,
    test_feature_name: given('test_feature_name') ?? given('test_feature_id') ?? null,
    test_bucket: given('test_bucket') ?? null,
    test_file_path: given('test_file_path') ?? null,
  };
}

function auroc({ last_metrics = {} }: TasksTask): number | null {
  const events = Object.values(last_metrics).flatMap((variants) => Object.values(variants));
  const value = events.find(({ metric, variant }) => metric === 'AUROC' && variant === 'AUROC')?.value;
  return value !== undefined && value >= 0 && value <= 1 ? value : null;
}

/** Workers report numbers in runtime as texts, too. */
function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

function whyFailed({ status, output, status_reason }: TasksTask): string {
  return status === 'failed' ? failMessage(output?.error, status_reason) : failMessage();
}
