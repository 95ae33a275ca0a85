import * as assert from 'uvu/assert';
import type { NclueGetTasksAnswer200, NclueTask } from '../../../src/generated/surfaces/nclue.js';
import { encodeKey } from '../../../src/store/index.js';
import { readVectors } from '../../vectors/read-vectors.js';
import { nclueSuite } from './fixture.js';

/** An example of the vendor's: what the core has, what is asked, what is answered. */
interface Vector {
  readonly name: string;
  readonly stored: {
    readonly id: string;
    readonly name: string;
    readonly status: 'completed';
    readonly created: string;
    readonly completed: string;
    readonly hyperparams: { readonly nclue: Readonly<Record<string, string>> };
    readonly auroc: number;
    readonly runtime: Readonly<Record<string, number>>;
  };
  /** Number of older tasks that are there, too. */
  readonly others: number;
  readonly request: { readonly method: string; readonly target: string };
  readonly page: Omit<NclueGetTasksAnswer200, 'tasks'>;
  readonly task: NclueTask;
}

nclueSuite("the vendor's examples", (test, server) => {
  for (const { name, stored, others, request, page, task } of readVectors<Vector>('nclue/tasks')) {
    test(name, async () => {
      const ann = await server.account();
      const { caller } = ann;
      const system_tags = ['surface:nclue', `account:${caller.company}`];
      const created = new Date(stored.created);
      const parameters = Object.entries(stored.hyperparams.nclue).map(([key, value]) => [
        key,
        { section: 'nclue', name: key, value },
      ]);
      const event = { metric: 'AUROC', variant: 'AUROC', value: stored.auroc, min_value: 0, max_value: 1 };
      const runtime = Object.entries(stored.runtime).map(([key, value]) => [encodeKey(`nclue.${key}`), value]);
      await server.api.stored(
        {
          ...{ id: stored.id, name: stored.name, status: stored.status, created, completed: new Date(stored.completed) },
          system_tags,
          hyperparams: { nclue: Object.fromEntries(parameters) },
          last_metrics: { m: { v: event } },
          runtime: Object.fromEntries(runtime),
        },
        caller,
      );
      const older = { system_tags, created: new Date(created.getTime() - 1000) };
      await Promise.all(Array.from({ length: others }, () => server.api.stored(older, caller)));
      const { status, json } = await server.ask<NclueGetTasksAnswer200>(ann, request.method, request.target);
      const { tasks, ...rest } = json;
      assert.equal([status, rest, tasks.length], [200, page, page.limit]);
      assert.equal(tasks[0], task);
    });
  }
});
