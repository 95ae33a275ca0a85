import * as assert from 'uvu/assert';
import { symetrySuite } from './fixture.js';

symetrySuite('listing tasks', (test, server) => {
  test('names them, the oldest first, in a StringList', async () => {
    const ann = await server.customer();
    assert.equal(await server.asked(ann, 'GET'), [
      200,
      { statusCode: 'OK', statusString: 'OK', values: { stringList: { values: [] } } },
    ]);
    for (const name of ['zeta', 'alpha', '1']) await server.made(ann, name);
    assert.equal(await server.names(ann), ['zeta', 'alpha', '1']);
  });

  test('names those in every status, archived ones too', async () => {
    const ann = await server.customer();
    const id = await server.madeIn(ann, 'done', 'completed');
    await server.api.call('tasks.archive', { tasks: [id] }, ann.caller);
    await server.madeIn(ann, 'runs', 'in_progress');
    assert.equal(await server.names(ann), ['done', 'runs']);
  });

  test('is about one customer, also where a company has two of them', async () => {
    const ann = await server.customer();
    const bob = await server.sibling(ann);
    const cleo = await server.customer();
    await server.made(ann, 'mine');
    await server.made(ann, 't1');
    await server.made(bob, 't1');
    assert.equal([await server.names(ann), await server.names(bob), await server.names(cleo)], [['mine', 't1'], ['t1'], []]);
    assert.is((await server.said(bob, 'GET', '/mine'))[0], 404);
    await server.asked(bob, 'DELETE', '/t1');
    assert.equal([await server.names(ann), await server.names(bob)], [['mine', 't1'], []]);
  });

  test('shows nothing that was made elsewhere', async () => {
    const ann = await server.customer();
    await server.api.create({ name: 'made elsewhere', type: 'service' }, ann.caller);
    assert.equal(await server.names(ann), []);
    assert.is((await server.said(ann, 'GET', '/made%20elsewhere'))[0], 404);
  });

  test('shows a public task of nobody, whatever tags it carries', async () => {
    const [ann, eve] = [await server.customer(), await server.customer()];
    const system_tags = ['surface:symetry', `account:${ann.caller.company}`, `customer:${ann.id}`];
    const { company } = eve.caller;
    await server.api.stored({ company: '', company_origin: company, name: 'public', type: 'service', system_tags }, eve.caller);
    assert.equal(await server.names(ann), []);
  });

  test('names more tasks than the core gives at once', async () => {
    const ann = await server.customer();
    const system_tags = ['surface:symetry', `account:${ann.caller.company}`, `customer:${ann.id}`];
    const { company, user } = ann.caller;
    const many = Array.from({ length: 1100 }, (_, i) => `task ${i}`);
    const [first] = [await server.api.read(await server.made(ann, 'first'))];
    const documents = many.map((name, i) => ({
      ...first,
      ...{ id: `${i}`.padStart(32, '0'), company, user, name, system_tags },
      configuration: {},
      created: new Date(first.created.getTime() + i + 1),
    }));
    await server.api.services.tasks.collection.insertMany(documents);
    assert.equal(await server.names(ann), ['first', ...many]);
  });
});
