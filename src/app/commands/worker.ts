import type { Io } from '../io.js';
import { ApiClient } from '../worker/api-client.js';
import { Unreachable } from '../worker/api-errors.js';
import { chosenQueues } from '../worker/chosen-queues.js';
import { ensureLogDir } from '../worker/log-file.js';
import { graceAfter } from '../worker/pause.js';
import { work } from '../worker/work.js';
import { workerSettings } from '../worker/worker-settings.js';
import type { Options } from './options.js';

/** Time to report what is left to report when the worker is to stop and the server does not answer. */
const LAST_REPORTS_MS = 10_000;

/**
 * `taskwright worker`: takes tasks from queues of a server and runs a command for each, until it is told to stop. Exit code 0 whatever
 * became of the tasks.
 *
 * @throws UsageError for unusable flags, an unknown queue, a key that is refused
 */
export async function worker(options: Options, io: Io): Promise<number> {
  const settings = workerSettings(options, io.environment);
  ensureLogDir(settings.logDir);
  const api = new ApiClient(settings.url, settings.key, (line) => io.stderr.write(`taskwright worker: ${line}\n`));
  try {
    const queues = await chosenQueues(api, settings.queues, io.signal);
    io.stdout.write(`worker ${settings.name} takes tasks from ${queues.map(({ name }) => name).join(', ')} at ${settings.url}\n`);
    await work({ api, settings, queues, io, patience: graceAfter(io.signal, LAST_REPORTS_MS) });
  } catch (error) {
    // Told to stop while it waited for the server: there is nothing left to do.
    if (!(error instanceof Unreachable && io.signal.aborted)) throw error;
  }
  return 0;
}
