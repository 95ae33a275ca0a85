/** The worker thread: answers queries one after the other on its own read-only connection. */
import { parentPort, workerData } from 'node:worker_threads';
import { InvalidRegexError } from '../errors.js';
import type { CollectionDefinition } from '../port.js';
import { Connection } from './connection.js';
import { loadSqlite } from './driver.js';
import { layoutOf } from './layout.js';
import { compileQuery } from './query.js';
import { runCompiled, type ScanJob, type ScanKind, type ScanResults } from './scan-job.js';

/** What the pool hands a worker at its start. */
export interface ScanWorkerData {
  readonly path: string;
  readonly collections: readonly CollectionDefinition[];
}

/** What a worker says: once that it is ready, then one answer a job. */
export type ScanWorkerMessage =
  | { readonly ready: true }
  | { readonly result: ScanResults[ScanKind] }
  | { readonly error: Error; readonly invalidRegex?: { readonly pattern: string; readonly reason: string } };

const { path, collections } = workerData as ScanWorkerData;
const { DatabaseSync } = await loadSqlite();
const connection = new Connection(new DatabaseSync(path, { readOnly: true, timeout: 5_000 }));
const layouts = new Map(collections.map((definition) => [definition.name, layoutOf(definition)]));

function answer(job: ScanJob): ScanWorkerMessage {
  // One transaction, so that a query of several statements sees one state.
  connection.exec('BEGIN');
  try {
    const layout = layouts.get(job.collection);
    if (!layout) throw new TypeError(`no collection is called ${JSON.stringify(job.collection)}`);
    return { result: runCompiled(connection, compileQuery(layout, job.filter, job.options), job.kind, job.path) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    // Structured clone keeps the message of an error, not its class.
    return error instanceof InvalidRegexError ? { error, invalidRegex: { pattern: error.pattern, reason: error.reason } } : { error };
  } finally {
    connection.exec('COMMIT');
  }
}

function say(message: ScanWorkerMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (job: ScanJob) => say(answer(job)));
say({ ready: true });
