import * as assert from 'uvu/assert';
import type { NclueGetTasksAnswer200 } from '../../../src/generated/surfaces/nclue.js';
import { nclue } from '../../../src/surfaces/nclue/surface.js';
import { nclueSuite } from './fixture.js';

const makeShared: Parameters<typeof nclueSuite>[2] = (parts) => nclue({ ...parts, zone: 'UTC', shared: true });

nclueSuite(
  'tasks made elsewhere, where the settings share them',
  (test, server) => {
    test('trainings of the company are listed and shown, with empty origins; nothing else is', async () => {
      const ann = await server.ann();
      const stranger = await server.ann();
      const training = await server.api.create({ name: 'made elsewhere' }, ann.caller);
      await server.api.create({ name: 'no training', type: 'testing' }, ann.caller);
      await server.api.stored({ company: '', company_origin: stranger.caller.company, name: 'public' }, stranger.caller);
      const own = await server.made(ann);
      const { json } = await server.asked<NclueGetTasksAnswer200>(ann, 'GET', '/api/v1/tasks');
      assert.is(json.total, 2);
      assert.equal(new Set(json.tasks.map(({ task_name }) => task_name)), new Set(['made elsewhere', own.task_name]));
      const shown = json.tasks.find(({ task_name }) => task_name === 'made elsewhere');
      assert.is(shown?.task_id.replaceAll('-', ''), training);
      assert.equal([shown?.train_bucket, shown?.train_feature_id, shown?.test_bucket], ['', '', null]);
      assert.is((await server.asked(ann, 'GET', `/api/v1/tasks/${shown?.task_id}`)).status, 200);
    });
  },
  makeShared,
);

nclueSuite('tasks made elsewhere, unless the settings share them', (test, server) => {
  test('are neither listed nor shown', async () => {
    const ann = await server.ann();
    const id = await server.api.create({ name: 'made elsewhere' }, ann.caller);
    const { json } = await server.asked<NclueGetTasksAnswer200>(ann, 'GET', '/api/v1/tasks');
    assert.equal(json.tasks, []);
    const dashed = id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    assert.equal(await server.refused(ann, 'GET', `/api/v1/tasks/${dashed}`), [404, '10110', 'TASK_NOT_FOUND']);
  });
});
