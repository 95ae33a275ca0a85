import * as assert from 'uvu/assert';
import { apiSuite, bob, eve } from '../../support/api.js';
import { eventually } from '../../support/harness.js';
import { toldOf, updatesOf, watching } from './fixture.js';

apiSuite('updates: who is told', (test, api) => {
  test('everybody of the company, and nobody else', async () => {
    await using updates = updatesOf(api);
    const [own, others] = await Promise.all([watching(updates, {}, bob), watching(updates, {}, eve)]);
    const id = await api.create({ name: 'secret' });
    assert.equal(await toldOf(own, id), ['changed']);
    const theirs = await api.create({}, eve);
    assert.equal(await toldOf(others, theirs), ['changed']);
    assert.not(others.events.some(({ task }) => task === id));
    assert.not(own.events.some(({ task }) => task === theirs));
  });

  test('a task that is made public is told to all companies from then on', async () => {
    await using updates = updatesOf(api);
    const id = await api.create({ name: 'open' });
    const others = await watching(updates, {}, eve);
    await api.call('tasks.make_public', { ids: [id] });
    assert.equal(await toldOf(others, id), ['changed']);
    assert.is(others.events[0]?.name, 'open');
  });

  test('a removal is told to those who could see the task, with nothing but where it was', async () => {
    await using updates = updatesOf(api);
    const project = await api.project();
    const id = await api.create({ project });
    const [own, others] = await Promise.all([watching(updates, { project: [project] }), watching(updates, {}, eve)]);
    await api.call('tasks.delete', { task: id, force: true });
    await toldOf(own, id);
    const last = await eventually(() => own.events.find(({ kind }) => kind === 'removed'), 'the removal');
    assert.equal(
      { ...last, cursor: '' },
      { kind: 'removed', task: id, project, status: 'created', queue: undefined, cursor: '' },
    );
    const theirs = await api.create({}, eve);
    await toldOf(others, theirs);
    assert.not(others.events.some(({ task }) => task === id));
  });
});
