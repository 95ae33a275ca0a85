import * as assert from 'uvu/assert';
import { symetrySuite } from './fixture.js';

symetrySuite(
  'tasks made elsewhere, where the settings share them (rest-surfaces 6.6)',
  (test, server) => {
    test('services and applications of the company are listed and shown; nothing else is', async () => {
      const ann = await server.customer();
      const [stranger, bob] = [await server.customer(), await server.sibling(ann)];
      await server.api.create({ name: 'a service', type: 'service' }, ann.caller);
      await server.api.create({ name: 'an application', type: 'application' }, ann.caller);
      await server.api.create({ name: 'a training' }, ann.caller);
      const { company } = stranger.caller;
      await server.api.stored({ company: '', company_origin: company, name: 'public', type: 'service' }, stranger.caller);
      await server.made(ann, 'own');
      await server.made(bob, 'another customer');
      // What was made within a millisecond is in no order.
      assert.equal((await server.names(ann)).toSorted(), ['a service', 'an application', 'own']);
      assert.equal(await server.names(stranger), []);
      assert.is((await server.status(ann, 'a%20service')).status, 'STOPPED');
      for (const name of ['a%20training', 'public', 'another%20customer']) {
        assert.is((await server.said(ann, 'GET', `/${name}`))[0], 404, name);
      }
    });

    test('a name means the own task first, then the newest', async () => {
      const ann = await server.customer();
      await server.api.stored({ name: 'twice', type: 'service', status: 'failed', created: new Date(0) }, ann.caller);
      await server.api.stored({ name: 'twice', type: 'service', status: 'queued' }, ann.caller);
      assert.equal(await server.names(ann), ['twice']);
      assert.is((await server.status(ann, 'twice')).status, 'RUNNING');
      await server.made(ann, 'twice');
      assert.is((await server.status(ann, 'twice')).status, 'STOPPED');
    });

    test('a name is not a pattern', async () => {
      const ann = await server.customer();
      await server.api.create({ name: 'a.b (c) [d] $^|\\', type: 'service' }, ann.caller);
      assert.is((await server.said(ann, 'GET', `/${encodeURIComponent('a.b (c) [d] $^|\\')}`))[0], 200);
      for (const name of ['.*', 'a.b', 'a.b (c) [d] $^|']) {
        assert.is((await server.said(ann, 'GET', `/${encodeURIComponent(name)}`))[0], 404, name);
      }
    });

    test('they can be stopped and deleted, but not started: nobody knows their queue', async () => {
      const ann = await server.customer();
      const { id } = await server.api.taskIn('queued', { name: 'a service', type: 'service' }, ann.caller);
      assert.equal(await server.said(ann, 'GET', '/a%20service/stop'), [200, 'OK', 'OK']);
      assert.is((await server.api.read(id)).status, 'stopped');
      const [status, code, text] = await server.said(ann, 'GET', '/a%20service/start');
      assert.equal([status, code], [409, 'CONFLICT']);
      assert.match(text, 'made elsewhere');
      assert.equal(await server.said(ann, 'DELETE', '/a%20service'), [200, 'OK', 'OK']);
      assert.equal(await server.names(ann), []);
    });

    test('their names are free for own tasks', async () => {
      const ann = await server.customer();
      const elsewhere = await server.api.create({ name: 'free', type: 'service' }, ann.caller);
      await server.made(ann, 'free');
      assert.is((await server.create(ann, { name: 'free' }, '?force=true'))[0], 202);
      assert.is((await server.api.read(elsewhere)).status, 'created');
    });
  },
  { shared: true },
);
