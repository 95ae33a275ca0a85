import type { Caller } from '../../rpc/index.js';
import type { Wire } from '../query/present.js';
import { setOrUnset } from '../set-or-unset.js';
import type { Tasks } from '../tasks/tasks.js';
import { givenFields, type SaidOfModel } from './given-fields.js';
import type { Models } from './models.js';
import { presentModelFields } from './present.js';
import { reportIteration } from './task-report.js';

/** Who asks for a change, and what carries it out. */
export interface ChangeCall {
  readonly caller: Caller;
  readonly models: Models;
  readonly tasks: Tasks;
}

export interface ModelChange {
  readonly model: string;
  readonly said: SaidOfModel;
  /** Iteration the model belongs to. */
  readonly iteration?: number | undefined;
  /** Task the iteration is about; that of the model unless said. */
  readonly task?: string | undefined;
}

/** The answer to a change. */
export interface ChangedModel {
  readonly updated: 0 | 1;
  readonly fields: Wire;
}

/**
 * Changes an own model; an iteration is noted on its task as well (task-core 9.4).
 *
 * @throws ApiError 400/201, 403/21, and what `givenFields` throws
 */
export async function changeModel(
  { model: id, said, iteration, task }: ModelChange,
  { caller, models, tasks }: ChangeCall,
): Promise<ChangedModel> {
  const model = await models.writable(id, caller);
  const given = await givenFields(said, caller, tasks.projects);
  const reporting = iteration === undefined ? undefined : task || model.task;
  if (Object.keys(given).length === 0 && !reporting) return { updated: 0, fields: {} };
  const fields = { ...given, last_update: new Date() };
  await models.write(model, setOrUnset(fields));
  if (iteration !== undefined && reporting) await reportIteration(reporting, iteration, caller, tasks);
  return { updated: 1, fields: presentModelFields(fields) };
}
