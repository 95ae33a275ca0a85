import * as assert from 'uvu/assert';
import type { SymetryEnvelope } from '../../../src/generated/surfaces/symetry.js';
import { symetrySuite } from './fixture.js';

symetrySuite('paths and methods', (test, server) => {
  test('HEAD starts and stops nothing, though GET does', async () => {
    const ann = await server.customer();
    const id = await server.made(ann);
    for (const what of ['start', 'stop']) {
      const { status, text } = await server.sent(ann, { method: 'HEAD', target: `/symetry/rest/${ann.id}/tasks/t1/${what}` });
      assert.equal([status, text], [405, '']);
    }
    assert.is((await server.api.read(id)).status, 'created');
  });

  test('other methods and paths are refused in the envelope', async () => {
    const ann = await server.customer();
    await server.made(ann);
    for (const [method, rest, status, code, allow] of [
      ['POST', '/t1/start', 405, 'METHOD_NOT_ALLOWED', 'GET'],
      ['PUT', '/t1', 405, 'METHOD_NOT_ALLOWED', 'DELETE, GET'],
      ['POST', '', 405, 'METHOD_NOT_ALLOWED', 'GET'],
      ['OPTIONS', '/t1', 405, 'METHOD_NOT_ALLOWED', 'DELETE, GET'],
      ['GET', '/t1/restart', 404, 'NOT_FOUND', undefined],
      ['GET', '/', 404, 'NOT_FOUND', undefined],
      ['GET', '/t1/start/', 404, 'NOT_FOUND', undefined],
    ] as const) {
      const answer = await server.sent(ann, { method, target: `/symetry/rest/${ann.id}/tasks${rest}` });
      const { statusCode, values } = answer.json as unknown as SymetryEnvelope;
      assert.equal([answer.status, statusCode, values, answer.headers.allow], [status, code, {}, allow], `${method} ${rest}`);
    }
    assert.is((await server.ask('GET', '/symetry/rest')).status, 404);
  });

  test('a task may be called create, start or stop', async () => {
    const ann = await server.customer();
    for (const name of ['create', 'start', 'stop', 'tasks']) {
      await server.made(ann, name);
      assert.is((await server.status(ann, name)).status, 'STOPPED');
    }
    assert.equal(await server.said(ann, 'GET', '/create/start'), [200, 'OK', 'OK']);
    assert.equal(await server.said(ann, 'GET', '/start/start'), [200, 'OK', 'OK']);
    assert.is((await server.status(ann, 'create')).status, 'RUNNING');
    assert.equal(await server.said(ann, 'DELETE', '/create'), [200, 'OK', 'OK']);
  });

  test('no answer may be kept: starts and stops are GETs', async () => {
    const ann = await server.customer();
    await server.made(ann);
    for (const rest of ['', '/t1', '/t1/start', '/t1/stop', '/none/start']) {
      const { headers } = await server.sent(ann, { method: 'GET', target: `/symetry/rest/${ann.id}/tasks${rest}` });
      assert.is(headers['cache-control'], 'no-store', rest);
      assert.equal([headers['content-type'], headers.etag], ['application/json', undefined]);
    }
  });

  test('characters that mean something to HTML are escaped, as the product does', async () => {
    const ann = await server.customer();
    await server.made(ann, "<b a='1'>&");
    const { text } = await server.sent(ann, { method: 'GET', target: `/symetry/rest/${ann.id}/tasks` });
    assert.match(text, '"values":["\\u003cb a\\u003d\\u00271\\u0027\\u003e\\u0026"]');
    assert.equal(await server.names(ann), ["<b a='1'>&"]);
  });

  test('the list has no second path', async () => {
    const ann = await server.customer();
    const { status, text } = await server.sent(ann, { method: 'GET', target: `/${ann.id}/tasks` });
    assert.equal([status, text.includes('statusCode')], [404, false]);
  });
});

symetrySuite(
  'the short path of the list, where the settings want it',
  (test, server) => {
    test('answers the list, signed with this path', async () => {
      const ann = await server.customer();
      await server.made(ann);
      const { status, json } = await server.sent(ann, { method: 'GET', target: `/${ann.id}/tasks` });
      const { values } = json as unknown as SymetryEnvelope;
      assert.equal([status, values], [200, { stringList: { values: ['t1'] } }]);
      assert.equal(await server.names(ann), ['t1']);
    });

    test('answers nothing else', async () => {
      const ann = await server.customer();
      await server.made(ann);
      for (const rest of ['/t1', '/t1/start', '/create']) {
        const { text } = await server.sent(ann, { method: 'GET', target: `/${ann.id}/tasks${rest}` });
        assert.not.match(text, 'statusCode', rest);
      }
    });
  },
  { shortList: true },
);

symetrySuite(
  'a creation, where the settings want 201',
  (test, server) => {
    test('answers it with the same envelope (A-SYM-5)', async () => {
      const ann = await server.customer();
      const text = `Task created with name [t1] for customer [${ann.id}]`;
      assert.equal(await server.create(ann, { name: 't1' }), [201, 'CREATED', text]);
    });
  },
  { createdAs201: true },
);
