import * as assert from 'uvu/assert';
import { apiSuite, bob, eve } from '../../support/api.js';
import { registered, shown } from './fixture.js';

apiSuite('workers.unregister', (test, api) => {
  test('forgets a worker, also one that is not known', async () => {
    const worker = await registered(api);
    assert.equal(await api.call('workers.unregister', { worker, queues: ['x'] }), {});
    assert.is(await shown(api, worker), undefined);
    assert.equal(await api.call('workers.unregister', { worker }), {});
  });

  test('but nobody else’s', async () => {
    const worker = await registered(api);
    for (const caller of [bob, eve]) await api.call('workers.unregister', { worker }, caller);
    assert.ok(await shown(api, worker));
  });
});
