import * as assert from 'uvu/assert';
import { api as compiled, newest } from '../../../src/generated/index.js';
import { anonymous } from '../../../src/rpc/index.js';
import { ada, apiSuite } from '../../support/api.js';

apiSuite('what the server says about itself', (test, api) => {
  test('its version, to anybody', async () => {
    const always = { version: '1.2.3', build: '', commit: '' };
    assert.equal(await api.call('server.info', {}, anonymous), { ...always, api_version: newest });
    assert.equal(await api.call('server.info', {}, anonymous, '2.1'), always);
    assert.equal(await api.call('server.info', {}, anonymous, '2.8'), { ...always, uid: 'installation-1' });
    assert.equal(await api.call('server.info', {}, anonymous, '2.11'), { ...always, uid: 'installation-1' });
    assert.equal(await api.call('server.info', {}, anonymous, '2.12'), { ...always, api_version: newest });
  });

  test('that it reports figures about its use to nobody', async () => {
    const answer = { supported: false, enabled: false, current_version: '1.2.3' };
    assert.equal(await api.call('server.report_stats_option', {}, ada), answer);
  });

  test('that it is there', async () => {
    assert.equal(await api.call('debug.ping', {}, anonymous), { msg: 'Taskwright server' });
  });

  test('every action it answers, sorted, with its versions and who may call it', async () => {
    const { services = [] } = await api.call('server.endpoints', {}, ada);
    const actions = services.flatMap((service) => service.actions ?? []);
    const names = actions.map(({ name }) => name ?? '');
    assert.equal(names, compiled.actions.map(({ name }) => name).toSorted());
    assert.equal(
      services.map(({ name }) => name),
      [...new Set(names.map((name) => name.split('.')[0]))],
    );
    const byName = new Map(actions.map((action) => [action.name, action]));
    assert.equal(byName.get('tasks.enqueue'), {
      name: 'tasks.enqueue',
      versions: ['1.5', '2.19', '2.22'],
      internal: false,
      authorize: true,
      allow_roles: ['*'],
    });
    assert.is(byName.get('server.info')?.authorize, false);
  });
});
