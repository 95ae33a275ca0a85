import type { Actions } from '../../generated/index.js';
import { versionChange } from '../../rpc/index.js';
import { LEGACY, TF_DEFINE } from '../tasks/legacy-parameters.js';
import { asObject, downOfTasks, type Shown, within } from './shown-tasks.js';

/**
 * Before 2.9 parameters and the description of the model lay under `execution`. Requests may say them the old way at any version, so that
 * they are read by the handlers (task-core 5.6).
 */
export const hyperparams = versionChange<Actions>({
  version: '2.9',
  description: 'Parameters have sections and types, in hyperparams; the description of the model is in configuration.',
  actions: downOfTasks(addParameters),
});

function addParameters(task: Shown): Shown {
  const parameters = Object.entries(asObject(task.hyperparams)).flatMap(([section, items]) =>
    legacyValues(items).map(([name, value]) => [section === TF_DEFINE ? `${TF_DEFINE}/${name}` : name, value] as const),
  );
  const modelDesc = legacyValues(task.configuration);
  return within(task, 'execution', {
    ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters) }),
    ...(modelDesc.length > 0 && { model_desc: Object.fromEntries(modelDesc) }),
  });
}

/** Only items that came in the old form go out in it. */
function legacyValues(items: unknown): (readonly [string, unknown])[] {
  return Object.entries(asObject(items)).flatMap(([name, item]) => {
    const { type, value } = asObject(item);
    return type === LEGACY ? [[name, value] as const] : [];
  });
}
