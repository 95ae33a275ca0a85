import * as assert from 'uvu/assert';
import type { ApiError } from '../../../src/rpc/index.js';
import { newId } from '../../../src/services/ids.js';
import { positionAt } from '../../../src/services/queues/positions.js';
import { ada, apiSuite } from '../../support/api.js';
import { filled } from './fixture.js';

const ENTRIES = 20;

apiSuite('moving tasks while others do', (test, api) => {
  test('of 50 calls that take a task each of 20 gets one, however tasks are moved meanwhile', async () => {
    const { queue, tasks } = await filled(api, ENTRIES);
    const kinds = ['forward', 'backward', 'to_front', 'to_back'] as const;
    const moves = tasks.flatMap((task) => kinds.map((kind) => api.call(`queues.move_task_${kind}`, { queue, task })));
    const takes = Array.from({ length: 50 }, () => api.call('queues.get_next_task', { queue }));
    const [outcomes, answers] = await Promise.all([Promise.allSettled(moves), Promise.all(takes)]);
    const taken = answers.flatMap(({ entry }) => entry?.task ?? []);
    assert.equal(taken.toSorted(), tasks.toSorted());
    assert.equal(await api.waiting(queue), []);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.is((outcome.reason as ApiError).subcode, 703);
    }
  });

  test('many moves at once lose no task and double none', async () => {
    const { queue, tasks } = await filled(api, 10);
    const kinds = ['forward', 'backward', 'to_front', 'to_back'] as const;
    await Promise.all(tasks.flatMap((task) => kinds.map((kind) => api.call(`queues.move_task_${kind}`, { queue, task }))));
    const waiting = await api.waiting(queue);
    assert.equal(waiting.toSorted(), tasks.toSorted());
  });

  test('tasks sent to the same place at once stand one behind the other', async () => {
    const { queue, tasks } = await filled(api, 6);
    const [first, ...others] = tasks;
    await Promise.all(others.map((task) => api.call('queues.move_task_to_front', { queue, task })));
    assert.is((await api.waiting(queue)).at(-1), first);
    await Promise.all(others.map((task) => api.call('queues.move_task_to_back', { queue, task })));
    assert.is((await api.waiting(queue))[0], first);
  });

  test('a task that is taken before it is moved is no longer there', async () => {
    const { queue, tasks } = await filled(api, 3);
    const [task] = tasks;
    const { entries } = api.services.queues;
    const { find } = entries;
    entries.find = async (...query) => {
      const found = await find.apply(entries, query);
      if (query[0].queue === queue && query[0].position !== undefined) {
        entries.find = find;
        await api.call('queues.get_next_task', { queue });
      }
      return found;
    };
    assert.is(await api.refusal('queues.move_task_backward', { queue, task }), '400/703');
    assert.equal(await api.waiting(queue), tasks.slice(1));
  });

  test('a task whose neighbours are all taken meanwhile is already where it was to go', async () => {
    const { queue, tasks } = await filled(api, 3);
    const { entries } = api.services.queues;
    const { count } = entries;
    entries.count = async (...query) => {
      const counted = await count.apply(entries, query);
      entries.count = count;
      for (let i = 0; i < 2; i++) await api.call('queues.get_next_task', { queue });
      return counted;
    };
    assert.equal(await api.call('queues.move_task_forward', { queue, task: tasks[2], count: 2 }), { position: 0 });
    assert.equal(await api.waiting(queue), [tasks[2]]);
  });

  test('a task that somebody else moved in between is moved from where it is then', async () => {
    const { queue, tasks } = await filled(api, 4);
    const [task] = tasks;
    const { entries } = api.services.queues;
    const { update } = entries;
    entries.update = async (...args) => {
      entries.update = update;
      await api.call('queues.move_task_to_back', { queue, task });
      return update.apply(entries, args);
    };
    assert.equal(await api.call('queues.move_task_backward', { queue, task }), { position: 4 });
    assert.equal(await api.waiting(queue), [...tasks.slice(1), task]);
  });

  test('the back is behind what came from a process whose clock runs ahead', async () => {
    const { queue, tasks } = await filled(api, 2);
    const early = { id: newId(), company: ada.company, queue, task: 'from tomorrow', added: new Date() };
    await api.services.queues.entries.insert({ ...early, position: positionAt((Date.now() + 86_400_000) * 1000) });
    await api.call('queues.move_task_to_back', { queue, task: tasks[0] });
    assert.equal(await api.waiting(queue), [tasks[1], 'from tomorrow', tasks[0]]);
  });
});
