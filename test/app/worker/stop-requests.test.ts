import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import type { RunningServer } from '../../support/running-server.js';
import {
  lives,
  queuedTask,
  type RunningWorker,
  reached,
  shownTask,
  startWorker,
  withServer,
} from '../../support/running-worker.js';

const test = suite('a worker whose task is to stop');

/** A script that writes its process id and then waits; `extra` runs before. */
function waiting(file: string, extra = ''): string {
  return `node -e '${extra} require("node:fs").writeFileSync("${file}", String(process.pid)); setInterval(() => {}, 1000)'`;
}

interface Waiting {
  readonly server: RunningServer;
  readonly worker: RunningWorker;
  readonly task: string;
  /** Process id of the script. */
  readonly script: number;
}

/** A task whose script waits, for the time of `use`. */
function whileItWaits(use: (waiting: Waiting) => Promise<void>, { extra = '', grace = '10' } = {}): Promise<void> {
  return withServer(async (server, folder) => {
    const file = join(folder, 'script');
    const task = await queuedTask(server);
    const worker = startWorker(server.url, waiting(file, extra), ['--grace', grace]);
    try {
      await eventually(() => existsSync(file) && readFileSync(file, 'utf8') !== '', 'the script runs', 10_000);
      await use({ server, worker, task, script: Number(readFileSync(file, 'utf8')) });
    } finally {
      assert.is(await worker.stop(), 0);
    }
  });
}

const IGNORING = 'process.on("SIGTERM", () => {});';

test('ends it and reports it stopped, with the reason that was given', () =>
  whileItWaits(async ({ server, worker, task, script }) => {
    const { fields } = (await server.call('tasks.stop', { task, status_reason: 'enough' })).data as { fields: object };
    assert.is((fields as { status_message: string }).status_message, 'stopping');
    const shown = await reached(server, task, 'stopped');
    assert.is(shown.status_reason, 'enough');
    assert.not(lives(script));
    await eventually(() => worker.output().stdout.includes(`task ${task} from default: stopped (enough)`), 'it is told');
  }));

test('kills what ignores the signal after the grace time', () =>
  whileItWaits(
    async ({ server, task, script }) => {
      await server.call('tasks.stop', { task });
      await reached(server, task, 'stopped');
      await eventually(() => !lives(script), 'the script is gone');
    },
    { extra: IGNORING, grace: '0.2' },
  ));

test('gives a script the time to end by itself', () =>
  whileItWaits(
    async ({ server, task }) => {
      await server.call('tasks.stop', { task });
      const shown = await reached(server, task, 'stopped');
      const [log] = shown.execution?.artifacts ?? [];
      assert.is(log?.type_data?.preview, 'saved\n');
    },
    { extra: 'process.on("SIGTERM", () => setTimeout(() => { console.log("saved"); process.exit(0) }, 200));' },
  ));

test('completes it when it is to stop early', () =>
  whileItWaits(async ({ server, task, script }) => {
    await server.call('tasks.stop', { task, status_reason: 'early_stop' });
    const shown = await reached(server, task, 'completed');
    assert.is(shown.status_reason, 'early_stop');
    assert.not(lives(script));
  }));

test('ends it and reports nothing when the task was deleted', () =>
  whileItWaits(async ({ server, worker, task, script }) => {
    await server.call('tasks.delete', { task, force: true });
    await eventually(() => worker.output().stdout.includes('given up (it was deleted)'), 'it is given up');
    assert.not(lives(script));
    assert.is((await server.call('tasks.get_by_id', { task })).meta.result_subcode, 101);
  }));

test('ends it and reports nothing when the task was reset', () =>
  whileItWaits(async ({ server, worker, task, script }) => {
    await server.call('tasks.reset', { task, force: true });
    await eventually(() => worker.output().stdout.includes('given up (it is created)'), 'it is given up');
    assert.not(lives(script));
    assert.is((await shownTask(server, task)).status, 'created');
  }));

test('ends it when the task was stopped by force, and takes the next one', () =>
  whileItWaits(async ({ server, worker, task, script }) => {
    await server.call('tasks.stopped', { task, status_reason: 'by hand' });
    await eventually(() => worker.output().stdout.includes('given up (it is stopped)'), 'it is given up');
    assert.not(lives(script));
    assert.is((await shownTask(server, task)).status_reason, 'by hand');
    const next = await queuedTask(server);
    await reached(server, next, 'in_progress');
  }));

test('shows what the script has printed while it runs, and who runs it', () =>
  whileItWaits(
    async ({ server, task }) => {
      await eventually(async () => {
        const [log] = (await shownTask(server, task)).execution?.artifacts ?? [];
        return log?.type_data?.preview === 'under way\n';
      }, 'the output is shown');
      const { workers } = (await server.call('workers.get_all')).data as { workers: { task?: { id: string } }[] };
      assert.is(workers[0]?.task?.id, task);
    },
    { extra: 'console.log("under way");' },
  ));

test.run();
