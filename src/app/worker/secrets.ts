import { SEALED_TYPE } from '../../auth/sealed-parameters.js';
import { Refusal } from './api-errors.js';
import type { Hyperparameters } from './child-environment.js';
import { patiently } from './patiently.js';
import type { WorkerContext } from './worker-context.js';

/** Hyperparameters for a command; or why they cannot be had. */
export type OpenedParams = { readonly hyperparams: Hyperparameters } | { readonly problem: string };

/** Puts the secrets of a running task in the place of what is sealed. A task without any asks nobody. @throws Unreachable */
export async function withSecrets(task: string, hyperparams: Hyperparameters, worker: WorkerContext): Promise<OpenedParams> {
  const isSealed = Object.values(hyperparams).some((items) => Object.values(items).some(({ type }) => type === SEALED_TYPE));
  if (!isSealed) return { hyperparams };
  try {
    const request = { worker: worker.settings.name, task };
    const { params } = await patiently(() => worker.api.call('workers.get_secrets', request), worker.patience);
    return { hyperparams: replaced(hyperparams, params) };
  } catch (error) {
    if (error instanceof Refusal) return { problem: `its secrets cannot be had: ${error.message}` };
    throw error;
  }
}

/** By what each parameter says of its own place, as secrets do. */
function replaced(
  hyperparams: Hyperparameters,
  secrets: readonly { readonly section: string; readonly name: string; readonly value: string }[],
): Hyperparameters {
  const values = new Map(secrets.map(({ section, name, value }) => [JSON.stringify([section, name]), value]));
  const sections = Object.entries(hyperparams).map(([key, items]) => {
    const opened = Object.entries(items).map(([name, item]) => {
      const value = values.get(JSON.stringify([item.section, item.name]));
      return [name, value === undefined ? item : { ...item, value }] as const;
    });
    return [key, Object.fromEntries(opened)] as const;
  });
  return Object.fromEntries(sections);
}
