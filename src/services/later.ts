import { type ActionName, errors } from '../generated/index.js';
import { ApiError } from '../rpc/index.js';

/** The actions that are defined, and checked like any other call, but do nothing yet. */
export const laterActions = [
  'tasks.add_or_update_artifacts',
  'tasks.add_or_update_model',
  'tasks.archive',
  'tasks.archive_many',
  'tasks.clone',
  'tasks.delete_artifacts',
  'tasks.delete_configuration',
  'tasks.delete_hyper_params',
  'tasks.delete_many',
  'tasks.delete_models',
  'tasks.dequeue_many',
  'tasks.edit_configuration',
  'tasks.edit_hyper_params',
  'tasks.enqueue_many',
  'tasks.get_configuration_names',
  'tasks.get_configurations',
  'tasks.get_hyper_params',
  'tasks.make_private',
  'tasks.make_public',
  'tasks.move',
  'tasks.publish_many',
  'tasks.reset_many',
  'tasks.set_requirements',
  'tasks.stop_many',
  'tasks.unarchive_many',
  'tasks.update_batch',
] as const satisfies readonly ActionName[];

type LaterAction = (typeof laterActions)[number];

/** Each answers 501/0 with the action's name. */
export const laterHandlers = Object.fromEntries(laterActions.map((name) => [name, notImplemented(name)])) as Record<
  LaterAction,
  () => never
>;

function notImplemented(action: LaterAction): () => never {
  return () => {
    throw new ApiError(errors.not_implemented, { data: { action } });
  };
}
