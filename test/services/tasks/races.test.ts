import * as assert from 'uvu/assert';
import type { ActionName } from '../../../src/generated/index.js';
import { ApiError } from '../../../src/rpc/index.js';
import { ada, apiSuite } from '../../support/api.js';

const CALLERS = 50;

/** What became of many calls at once: the answers, and how many were refused how. */
async function outcomes<T>(calls: readonly Promise<T>[]): Promise<{ won: T[]; refused: Set<string> }> {
  const won: T[] = [];
  const refused = new Set<string>();
  for (const settled of await Promise.allSettled(calls)) {
    if (settled.status === 'fulfilled') won.push(settled.value);
    else if (settled.reason instanceof ApiError) refused.add(`${settled.reason.code}/${settled.reason.subcode}`);
    else throw settled.reason;
  }
  return { won, refused };
}

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

apiSuite('calls at the same time', (test, api) => {
  test('of 50 changes from one reading of a task exactly one wins, and the others are told so', async () => {
    const task = await api.stored();
    const change = () => api.services.tasks.change(task, 'in_progress', {}, ada);
    const { won, refused } = await outcomes(times(CALLERS, change));
    assert.is(won.length, 1);
    assert.equal([...refused], ['400/121']);
  });

  test('force does not let two win either', async () => {
    const task = await api.stored();
    const to = ['failed', 'completed', 'closed', 'stopped'] as const;
    const change = (i: number) => api.services.tasks.change(task, to[i % 4] ?? 'failed', { force: true }, ada);
    const { won, refused } = await outcomes(times(CALLERS, change));
    assert.is(won.length, 1);
    assert.equal([...refused], ['400/121']);
    assert.is((await api.read(task.id)).status, won[0]?.fields.status);
  });

  test('a lost race says what was expected and what was wanted', async () => {
    const task = await api.stored();
    await api.services.tasks.change(task, 'in_progress', {}, ada);
    const { refused } = await outcomes([api.services.tasks.change(task, 'queued', {}, ada)]);
    assert.equal([...refused], ['400/121']);
  });

  test('50 calls of tasks.started set one start time', async () => {
    const id = await api.create();
    const { won, refused } = await outcomes(times(CALLERS, () => api.call('tasks.started', { task: id })));
    const first = won.filter(({ fields }) => fields?.started);
    assert.is(first.length, 1, 'one of them set it');
    assert.ok([...refused].every((code) => code === '400/121'));
    const { started, status } = await api.shown(id);
    assert.equal([status, started], ['in_progress', first[0]?.fields?.started]);
  });

  test('50 calls of tasks.enqueue put a task into a queue once', async () => {
    const id = await api.create();
    const queue = await api.queue();
    const { won, refused } = await outcomes(times(CALLERS, () => api.call('tasks.enqueue', { task: id, queue })));
    assert.is(won.length, 1);
    assert.ok([...refused].every((code) => code === '400/121' || code === '400/110'));
    assert.equal(await api.waiting(queue), [id]);
  });

  test('when a run ends in several ways at once, one of them is what happened', async () => {
    const { id } = await api.taskIn('in_progress');
    const ways: ActionName[] = ['tasks.completed', 'tasks.failed'];
    const end = (i: number) => api.call(ways[i % 2] ?? 'tasks.failed', { task: id }) as Promise<{ fields?: { status?: string } }>;
    const { won, refused } = await outcomes(times(CALLERS, end));
    const { status } = await api.read(id);
    assert.ok(won.length > 0);
    assert.ok(
      won.every(({ fields }) => fields?.status === status),
      'nobody was told of another end',
    );
    assert.ok([...refused].every((code) => code === '400/121' || code === '400/110'));
  });

  test('of starting and deleting a draft at once only one happens', async () => {
    for (const round of times(10, (i) => i)) {
      const id = await api.create();
      const calls = [api.call('tasks.delete', { task: id }), api.call('tasks.started', { task: id })];
      const { won } = await outcomes<object>(round % 2 ? calls : calls.reverse());
      assert.is(won.length, 1);
      const left = await api.services.tasks.collection.get(id);
      assert.is(left?.status, 'started' in (won[0] ?? {}) ? 'in_progress' : undefined);
    }
  });

  test('a reset that comes too late leaves the models of the task alone', async () => {
    const task = await api.taskIn('stopped');
    const model = await api.model({ task: task.id });
    const { won } = await outcomes<object>([
      ...times(10, () => api.call('tasks.close', { task: task.id })),
      ...times(10, () => api.call('tasks.reset', { task: task.id })),
    ]);
    const resets = won.filter((answer) => 'deleted_models' in answer).length;
    const left = await api.services.models.collection.get(model.id);
    assert.is(left === undefined, resets > 0);
  });

  test('edits of different members of a section at the same time all stay', async () => {
    const id = await api.create();
    const members = ['binary', 'repository', 'tag', 'branch', 'version_num', 'entry_point', 'working_dir', 'diff'];
    await Promise.all(members.map((member) => api.call('tasks.edit', { task: id, script: { [member]: `my ${member}` } })));
    const { script } = await api.shown(id);
    for (const member of members) assert.is((script as Record<string, unknown>)[member], `my ${member}`);
  });
});
