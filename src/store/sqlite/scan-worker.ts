/** The worker thread: answers queries one after the other on its own read-only connection. */
import { parentPort, workerData } from 'node:worker_threads';
import { InvalidRegexError } from '../errors.js';
import type { CollectionDefinition } from '../port.js';
import { Connection } from './connection.js';
import { loadSqlite } from './driver.js';
import { InterruptibleTests } from './interrupt.js';
import { layoutOf } from './layout.js';
import { compileQuery } from './query.js';
import { runCompiled, type ScanJob, type ScanKind, type ScanResults } from './scan-job.js';

/** What the pool hands a worker at its start. */
export interface ScanWorkerData {
  readonly path: string;
  readonly collections: readonly CollectionDefinition[];
  /** See `interrupt.ts`. */
  readonly memory: SharedArrayBuffer;
}

/** What a worker is told. */
export type ScanWorkerRequest = { readonly job: ScanJob } | { readonly close: true };

/** What a worker says: once that it is ready, then one answer a job. */
export type ScanWorkerMessage =
  | { readonly ready: true }
  | { readonly result: ScanResults[ScanKind] }
  | { readonly error: Error; readonly invalidRegex?: { readonly pattern: string; readonly reason: string } };

const { path, collections, memory } = workerData as ScanWorkerData;
const { DatabaseSync } = await loadSqlite();
const connection = new Connection(new DatabaseSync(path, { readOnly: true, timeout: 5_000 }));
const layouts = new Map(collections.map((definition) => [definition.name, layoutOf(definition)]));
const tests = new InterruptibleTests(memory);

function answer({ kind, collection, filter, options, about }: ScanJob): ScanWorkerMessage {
  const layout = layouts.get(collection);
  if (!layout) throw new TypeError(`no collection is called ${JSON.stringify(collection)}`);
  // One transaction, so that a query of several statements sees one state.
  connection.exec('BEGIN');
  try {
    return { result: runCompiled(connection, { ...compileQuery(layout, filter, options), tests }, kind, about) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    // Structured clone keeps the message of an error, not its class.
    return error instanceof InvalidRegexError
      ? { error, invalidRegex: { pattern: error.pattern, reason: error.reason } }
      : { error };
  } finally {
    connection.exec('COMMIT');
  }
}

function say(message: ScanWorkerMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (request: ScanWorkerRequest) => {
  if ('job' in request) return say(answer(request.job));
  connection.close();
  parentPort?.close();
});
say({ ready: true });
