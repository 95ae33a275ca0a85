import { SEALED_TYPE } from '../../auth/index.js';
import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { invalidField } from '../names.js';
import { byPlace, parametersOf } from '../tasks/listed-parameters.js';

/**
 * Opens the sealed hyperparameters of a task for the worker that runs it: one of the caller's own, by its last report, while the task is
 * in progress.
 */
export const getSecrets = handler('workers.get_secrets', async ({ request, caller, workers, tasks, sealedParameters }) => {
  const { worker: name, task: id } = request;
  const task = await tasks.writable(id, caller);
  const [worker] = await workers.list({ name, user: caller.user }, caller);
  const runsIt = task.status === 'in_progress' && task.last_worker === name && worker?.task === id;
  if (!runsIt) throw new ApiError(errors.not_run_by_worker, { data: { task: id, worker: name } });
  const sealed = parametersOf(task).filter(({ type }) => type === SEALED_TYPE);
  const params = sealed.map((item) => {
    const { section, name } = item;
    const value = sealedParameters.open(item, task.company);
    if (value !== undefined) return { section, name, value };
    // Told as the caller's problem: a worker that asks again and again would not get further.
    throw invalidField(
      `hyperparams.${section}.${name}`,
      'what this server sealed for this place',
      'what does not open: set it anew',
    );
  });
  return { params: params.sort(byPlace) };
});
