import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../../support/api.js';
import { callMany, failures, manyActions } from './many-actions.js';

apiSuite('requests about many tasks', (test, api) => {
  for (const action of manyActions) {
    const needed = async () => (action === 'tasks.enqueue_many' ? { queue: await api.queue() } : {});

    test(`${action} needs a list of texts that is not empty`, async () => {
      for (const ids of [undefined, null, [], 'x', [1], [null], {}, ['x', 5]]) {
        assert.is(await api.refusal(action, { ids }), '400/12', JSON.stringify(ids));
      }
    });

    test(`${action} takes reason and message as texts only`, async () => {
      for (const field of ['status_reason', 'status_message']) {
        assert.is(await api.refusal(action, { ids: ['x'], [field]: 5 }), '400/12', field);
      }
    });

    test(`${action} says of each id that there is no such task`, async () => {
      const ids = ['nosuch', 'other', 'nosuch', '', '__proto__', 'a.b$'];
      const answer = await callMany(api, action, { ids, ...(await needed()) });
      assert.equal(answer.succeeded, []);
      assert.equal(
        failures(answer),
        ids.map((id) => `${id} 400/101`),
      );
      assert.equal(answer.failed[0]?.error, {
        codes: [400, 101],
        msg: `Invalid task id: id=nosuch, company=${ada.company}`,
        data: { id: 'nosuch', company: ada.company },
      });
    });

    test(`${action}: a public task is refused, another company’s is not there; both stay as they are`, async () => {
      const open = await api.stored({ company: '', status: 'queued', execution: { queue: 'q' } });
      const foreign = await api.taskIn('queued', {}, eve);
      const answer = await callMany(api, action, { ids: [open.id, foreign.id], ...(await needed()) });
      assert.equal(failures(answer), [`${open.id} 403/21`, `${foreign.id} 400/101`]);
      assert.equal(answer.failed[0]?.error.data, {}, 'what public tasks there are is told in words only');
      assert.equal([await api.read(open.id), await api.read(foreign.id)], [open, foreign]);
    });

    test(`${action}: one failure stops none of the others, and both lists keep the order`, async () => {
      const status = action === 'tasks.dequeue_many' ? 'queued' : action === 'tasks.delete_many' ? 'created' : 'stopped';
      const [a, b, c] = [await api.taskIn(status), await api.taskIn(status), await api.taskIn(status)];
      const ids = ['first', b.id, 'second', a.id, c.id, 'third'];
      const answer = await callMany(api, action, { ids, ...(await needed()) });
      assert.equal(
        answer.succeeded.map(({ id }) => id),
        [b.id, a.id, c.id],
      );
      assert.equal(failures(answer), ['first 400/101', 'second 400/101', 'third 400/101']);
    });
  }
});
