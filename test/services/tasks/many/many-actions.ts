import type { ActionName, Actions } from '../../../../src/generated/index.js';
import { ada, type Fields, type TestApi } from '../../../support/api.js';

/** Every action that does the same for each of many tasks. */
export const manyActions = [
  'tasks.stop_many',
  'tasks.publish_many',
  'tasks.enqueue_many',
  'tasks.dequeue_many',
  'tasks.reset_many',
  'tasks.delete_many',
  'tasks.archive_many',
  'tasks.unarchive_many',
] as const satisfies readonly ActionName[];

/** One item of an answer, whatever the action. */
export interface Item extends Fields {
  readonly id?: string;
}

export interface Failed {
  readonly id: string;
  readonly error: { readonly codes: readonly number[]; readonly msg: string; readonly data: Fields };
}

export interface ManyAnswer {
  readonly succeeded: readonly Item[];
  readonly failed: readonly Failed[];
  readonly queue_watched?: boolean;
}

/** Calls one of them. */
export async function callMany(
  api: TestApi,
  action: (typeof manyActions)[number],
  request: Fields,
  caller = ada,
): Promise<ManyAnswer> {
  return (await api.call(action, request, caller)) as unknown as ManyAnswer;
}

/** `"a 400/101"` for each failure. */
export function failures({ failed }: ManyAnswer): string[] {
  return failed.map(({ id, error }) => `${id} ${error.codes.join('/')}`);
}

/** Calls `tasks.update_batch` with these lines. */
export function updateBatch(
  api: TestApi,
  lines: readonly Fields[],
  caller = ada,
  version?: string,
): Promise<Actions['tasks.update_batch']['response']> {
  return api.call('tasks.update_batch', lines as unknown as Fields, caller, version);
}
