import type { Io } from '../io.js';
import type { ApiClient } from './api-client.js';
import type { WorkerSettings } from './worker-settings.js';

/** Queue that the worker takes tasks from. */
export interface ChosenQueue {
  readonly id: string;
  readonly name: string;
}

/** What every part of a worker works with. */
export interface WorkerContext {
  readonly api: ApiClient;
  readonly settings: WorkerSettings;
  readonly queues: readonly ChosenQueue[];
  readonly io: Io;
  /** Aborted some time after the worker was told to stop: then the server is not asked any more. */
  readonly patience: AbortSignal;
}

/** A task that was taken out of a queue. */
export interface TakenTask {
  readonly id: string;
  readonly queue: ChosenQueue;
}
