import * as assert from 'uvu/assert';
import type { SymetryEnvelope } from '../../../src/generated/surfaces/symetry.js';
import { encryptBody } from '../../../src/surfaces/symetry/body-cipher.js';
import type { SurfaceAccount } from '../support/surface-server.js';
import { type SymetryServer, symetrySuite } from './fixture.js';

const CANNOT = [400, { statusCode: 'BAD_REQUEST', statusString: 'Cannot decrypt request body', values: {} }];

const PASSWORD = 'hunter2-the-broker';

/** Creates a task by a body as it travels. */
async function sent(server: SymetryServer, ann: SurfaceAccount, body: string | Buffer, type?: string) {
  const target = `/symetry/rest/${ann.id}/tasks/create`;
  const { status, json } = await server.sent(ann, { method: 'POST', target, body }, { 'content-type': type });
  return [status, json as unknown as SymetryEnvelope] as const;
}

symetrySuite('bodies of SymetryML (rest-surfaces 3.5)', (test, server) => {
  test('travel encrypted, whatever type they are said to have', async () => {
    const ann = await server.customer();
    for (const [i, type] of ['application/json', 'text/plain', undefined, 'application/octet-stream'].entries()) {
      const [status] = await sent(server, ann, encryptBody(`{"name":"t${i}"}`, ann.secret), type);
      assert.is(status, 202, type);
    }
    assert.equal(await server.names(ann), ['t0', 't1', 't2', 't3']);
  });

  test('may have white space around them', async () => {
    const ann = await server.customer();
    assert.is((await sent(server, ann, `\r\n ${encryptBody('{"name":"t1"}', ann.secret)}\n`))[0], 202);
  });

  test('that cannot be decrypted are refused (A-SYM-7)', async () => {
    const ann = await server.customer();
    const bodies = [
      '{"name":"t1"}',
      '"quoted"',
      encryptBody('{"name":"t1"}', 'MDEyMzQ1Njc4OWFiY2RlZg=='),
      encryptBody('{"name":"t1"}', ann.secret).slice(0, -4),
      Buffer.from([0xff, 0xfe, 0]),
      '',
    ];
    for (const body of bodies) assert.equal(await sent(server, ann, body), CANNOT, String(body));
    assert.equal(await server.names(ann), []);
  });

  test('that hold no TaskInfo are refused, with what is wrong and nothing of what is in them', async () => {
    const ann = await server.customer();
    const texts = [
      `{"name":"t1","params":{"sasl.password":"${PASSWORD}"`,
      `"${PASSWORD}"`,
      `["${PASSWORD}"]`,
      `{"name":["${PASSWORD}"]}`,
      `{"name":"a/${PASSWORD}"}`,
      `{"name":"t1","params":{"password":["${PASSWORD}"]}}`,
      `{"name":"t1","params":"${PASSWORD}"}`,
      `{"name":"t1","type":"","params":{"p":"${PASSWORD}"}}`,
      `{"params":{"p":"${PASSWORD}"}}`,
      '',
      ' ',
    ];
    for (const text of texts) {
      const [status, { statusCode, statusString, values }] = await sent(server, ann, encryptBody(text, ann.secret));
      assert.equal([status, statusCode, statusString], [400, 'BAD_REQUEST', 'Invalid TaskInfo'], text);
      const { details } = values as { readonly details: string };
      assert.ok(details.length > 10, text);
      assert.not.match(details, PASSWORD);
    }
    assert.not.match(JSON.stringify(server.errors.map((error) => [error, String(error), error.data])), PASSWORD);
  });

  test('tell which field is wrong', async () => {
    const ann = await server.customer();
    const details = async (taskInfo: object) => {
      const [, { values }] = await sent(server, ann, encryptBody(JSON.stringify(taskInfo), ann.secret));
      return (values as { readonly details: string }).details;
    };
    assert.match(await details({}), 'name: expected a value');
    assert.match(await details({ name: 't1', params: { a: 1 } }), 'params.a: expected string');
    assert.match(await details({ name: 't1', params: { 'sml.task.heap.max': 'much' } }), 'params.sml.task.heap.max: expected');
  });

  test('may be large', async () => {
    const ann = await server.customer();
    const params = { schema: 'x'.repeat(1_000_000) };
    assert.is((await sent(server, ann, encryptBody(JSON.stringify({ name: 't1', params }), ann.secret)))[0], 202);
    const task = await server.api.read(await server.coreId(ann, 't1'));
    assert.is(task.hyperparams.symetry?.schema?.value.length, 1_000_000);
  });

  test('cannot be compressed', async () => {
    const ann = await server.customer();
    const target = `/symetry/rest/${ann.id}/tasks/create`;
    const { status, json } = await server.sent(ann, { method: 'POST', target, body: 'x' }, { 'content-encoding': 'gzip' });
    assert.equal([status, (json as unknown as SymetryEnvelope).statusCode], [415, 'UNSUPPORTED_MEDIA_TYPE']);
  });
});

symetrySuite(
  'bodies of SymetryML, where the settings take plain ones',
  (test, server) => {
    test('may be plain or encrypted, and are signed either way', async () => {
      const ann = await server.customer();
      assert.is((await sent(server, ann, ' {"name":"plain"}', 'application/json'))[0], 202);
      assert.is((await sent(server, ann, encryptBody('{"name":"encrypted"}', ann.secret)))[0], 202);
      assert.equal(await server.names(ann), ['plain', 'encrypted']);
      for (const body of ['plain', '["x"]', '']) assert.equal(await sent(server, ann, body), CANNOT, body);
    });
  },
  { acceptPlain: true },
);
