import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { decodeKey } from '../../store/index.js';
import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { parameterKey, parameterRules } from './parameters.js';
import { editPart } from './part-edit.js';

type Key = ReturnType<typeof parameterKey>;

/** Removes hyperparameters or whole sections. A section stays when its last parameter goes (task-core 8.13). */
export const deleteHyperParams = handler('tasks.delete_hyper_params', async ({ request, caller, tasks }) => {
  const keys = atLeastOne('hyperparams', request.hyperparams).map(parameterKey);
  refuseOverlaps(keys);
  const { openIn, times } = parameterRules(keys, request.force);
  const $unset = Object.fromEntries(keys.map((key) => [pathOf(key), true] as const));
  await editPart(request.task, openIn, caller, tasks, { $unset, $set: times(new Date()) });
  return { deleted: 1 };
});

function pathOf({ section, name }: Key): string {
  return name === undefined ? `hyperparams.${section}` : `hyperparams.${section}.${name}`;
}

/** A section together with one of its own parameters says two things. @throws ApiError 400/15 */
function refuseOverlaps(keys: readonly Key[]): void {
  const whole = new Set(keys.filter(({ name }) => name === undefined).map(({ section }) => section));
  const overlap = keys.find(({ section, name }) => name !== undefined && whole.has(section));
  if (overlap) {
    throw new ApiError(errors.fields_conflict, {
      extra: 'a section and one of its parameters',
      data: { section: decodeKey(overlap.section) },
    });
  }
}
