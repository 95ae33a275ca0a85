import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { at } from './stored-task.js';
import { onEveryEngine } from './world.js';

const test = suite('tasks/query/order');

onEveryEngine(test, 'no order is the order of insertion', async ({ seed, ask }) => {
  await seed({ delta: { started: at('12:00:00') }, alpha: { started: at('11:00:00') }, charlie: {}, bravo: { type: 'custom' } });
  for (const order_by of [undefined, null, []]) {
    const { data } = await ask('tasks.get_all', { only_fields: ['id'], ...(order_by !== undefined && { order_by }) });
    assert.equal(
      data.tasks.map(({ id }) => id),
      ['delta', 'alpha', 'charlie', 'bravo'],
    );
  }
});

onEveryEngine(test, 'several keys, each in its own direction, then the id', async ({ seed, found }) => {
  await seed({ c: { type: 'testing' }, a: { type: 'testing' }, d: { type: 'qc' }, b: { type: 'testing', name: 'z' } });
  assert.is(await found({ order_by: ['type', '-name'] }), 'd b c a');
  assert.is(await found({ order_by: ['-type', 'name'] }), 'a c b d');
  assert.is(await found({ order_by: ['company'] }), 'a b c d');
  assert.is(await found({ order_by: ['-id'] }), 'd c b a');
  assert.is(await found({ order_by: ['-bogus', 'name'] }), 'a c d b');
});

onEveryEngine(test, 'what has no value comes last, in both directions', async ({ seed, found }) => {
  await seed({
    a: {},
    b: { parent: 'q' },
    c: { parent: 'p' },
    d: { started: at('10:00:00') },
    e: { started: at('09:00:00'), tags: ['x'] },
  });
  assert.is(await found({ order_by: ['parent'] }), 'c b a d e');
  assert.is(await found({ order_by: ['-parent'] }), 'b c a d e');
  assert.is(await found({ order_by: ['started', '-id'] }), 'e d c b a');
  assert.is(await found({ order_by: ['tags'] }), 'e a b c d');
});

onEveryEngine(test, 'numbers order by value, also inside the texts of parameters', async ({ seed, found }) => {
  const n = (value: string) => ({ hyperparams: { Args: { n: { section: 'Args', name: 'n', value } } } });
  await seed({
    a: { ...n('item 10'), last_iteration: 10 },
    b: { ...n('item 9'), last_iteration: 9 },
    c: { ...n('item 2'), last_iteration: 2 },
    d: {},
  });
  assert.is(await found({ order_by: ['last_iteration'] }), 'd c b a');
  assert.is(await found({ order_by: ['hyperparams.Args.n.value'] }), 'c b a d');
  assert.is(await found({ order_by: ['execution.parameters.n.value'] }), 'c b a d');
  assert.is(await found({ order_by: ['-hyperparams.Args.n.value'] }), 'a b c d');
  assert.is(await found({ order_by: ['hyperparams.Args.n.value'], page: 1, page_size: 2 }), 'a d');
});

onEveryEngine(test, 'sub-documents order by their contents', async ({ seed, found }) => {
  const k = (value: string) => ({ hyperparams: { 'S%2E1': { k: { section: 'S.1', name: 'k', value } } } });
  await seed({ a: k('cc'), b: k('aa'), c: k('bb') });
  assert.is(await found({ order_by: ['-hyperparams.S%2E1', 'name'] }), 'a c b');
});

test.run();
