import * as assert from 'uvu/assert';
import type { SymetryEnvelope } from '../../../src/generated/surfaces/symetry.js';
import { encryptBody } from '../../../src/surfaces/symetry/body-cipher.js';
import type { SurfaceAccount } from '../support/surface-server.js';
import { type Headers, signedHeaders, symDate, symetrySuite } from './fixture.js';

symetrySuite('who is let in (rest-surfaces 3.4)', (test, server) => {
  const asked = async (account: Pick<SurfaceAccount, 'id' | 'secret'>, headers: Headers, rest = '', body?: string) => {
    const target = `/symetry/rest/${account.id}/tasks${rest}`;
    const wish = { method: body === undefined ? 'GET' : 'POST', target, ...(body !== undefined && { body }) };
    const { status, json } = await server.sent(account, wish, headers);
    return [status, json as unknown as SymetryEnvelope] as const;
  };
  const refused = (status: number, statusCode: string, statusString: string, values = {}) => [
    status,
    { statusCode, statusString, values },
  ];

  test('each fault has its text, and the first of the table is told (A-SYM-7)', async () => {
    const ann = await server.customer();
    const body = encryptBody('{"name":"t1"}', ann.secret);
    const nobody = { id: 'nobody-has-this', secret: ann.secret };
    const faults: readonly (readonly [Headers, number, string, string])[] = [
      [{ authorization: undefined }, 400, 'BAD_REQUEST', 'Authentication header is null'],
      [{ 'sym-date': undefined }, 400, 'BAD_REQUEST', 'sym-date header is null'],
      [{ 'sym-date': '11.11.2024' }, 400, 'BAD_REQUEST', 'Invalid Date Format'],
      [
        { 'sym-date': symDate(server.now - 400_000) },
        400,
        'BAD_REQUEST',
        'Please update your server time, it is likely out of sync with UTC',
      ],
      [{ 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }, 400, 'BAD_REQUEST', 'Md5 do not match'],
      [{}, 401, 'UNAUTHORIZED', 'Invalid User'],
    ];
    for (const [at, [, status, code, text]] of faults.entries()) {
      const later = faults.slice(at).map(([headers]) => headers);
      const headers = Object.assign({}, ...later.reverse());
      assert.equal(await asked(nobody, headers, '/create', body), refused(status, code, text), text);
    }
    assert.equal(server.used, []);
  });

  test('a wrong signature is told what the server signed, without the secret', async () => {
    const ann = await server.customer();
    const date = symDate(server.now);
    const stringToSign = `GET\\n\\nSECRETKEY\\n${date}\\n${ann.id}\\n/symetry/rest/${ann.id}/tasks\\na=1&b=%20\\n`;
    const answer = await asked(ann, { authorization: 'd3Jvbmc=' }, '?a=1&b=%20');
    assert.equal(answer, refused(401, 'UNAUTHORIZED', 'Invalid Signature', { stringToSign }));
    assert.not.match(JSON.stringify(answer), ann.secret.slice(0, 20));
  });

  test('what is signed is what came: neither path nor query nor body may be changed', async () => {
    const ann = await server.customer();
    const body = encryptBody('{"name":"t1"}', ann.secret);
    const target = `/symetry/rest/${ann.id}/tasks/create?force=true`;
    const good = signedHeaders(ann, { method: 'POST', target, body }, server.now);
    const without = { ...good, 'content-md5': undefined };
    for (const [method, path, sent] of [
      ['POST', target.replace('true', 'false'), body],
      ['POST', target.replace('?', '?&'), body],
      ['POST', target.replace('create', '%63reate'), body],
      ['POST', target, encryptBody('{"name":"t2"}', ann.secret)],
      ['POST', target, ''],
      ['GET', target.replace('/create', ''), body],
    ] as const) {
      const { status, json } = await server.ask(method, path, { body: sent, headers: without });
      const { statusString } = json as unknown as SymetryEnvelope;
      assert.equal([status, statusString], [401, 'Invalid Signature'], `${method} ${path}`);
    }
    assert.is((await server.ask('POST', target, { body, headers: without })).status, 202);
  });

  test('an encoded name and the order of a query are signed as they were sent', async () => {
    const ann = await server.customer();
    await server.made(ann, 'a b/c'.replace('/', '-'));
    for (const path of ['/a%20b-c', '/a%20b%2dc', '/a%20b%2Dc?z=1&a=2&z=0']) {
      assert.is((await server.said(ann, 'GET', path))[0], 200, path);
    }
  });

  test('the digest may be missing, and the date without nanoseconds', async () => {
    const ann = await server.customer();
    const target = `/symetry/rest/${ann.id}/tasks/create`;
    const body = encryptBody('{"name":"t1"}', ann.secret);
    const { status } = await server.sent(ann, { method: 'POST', target, body }, { 'content-md5': undefined });
    assert.is(status, 202);
    assert.equal((await server.said(ann, 'GET'))[0], 200);
  });

  test('the secret of another customer opens nothing', async () => {
    const [ann, bea] = [await server.customer(), await server.customer()];
    const [status, { statusString }] = await asked({ id: ann.id, secret: bea.secret }, {});
    assert.equal([status, statusString], [401, 'Invalid Signature']);
  });

  test('a credential that was revoked opens nothing any more', async () => {
    const ann = await server.customer();
    assert.is((await server.said(ann, 'GET'))[0], 200);
    await server.auth.surfaceCredentials.revoke('symetry', ann.id);
    assert.equal(await server.said(ann, 'GET'), [401, 'UNAUTHORIZED', 'Invalid User']);
  });

  test('a request that was let in is noted as a use of the credential', async () => {
    const ann = await server.customer();
    server.used.length = 0;
    await server.said(ann, 'GET');
    assert.equal(
      server.used.map(({ externalId }) => externalId),
      [ann.id],
    );
  });

  test('what clients say of themselves changes nothing', async () => {
    const ann = await server.customer();
    const headers = { 'sym-version': '6.3', 'sym-client': 'rust', 'Customer-ID': 'somebody else' };
    assert.is((await asked(ann, headers))[0], 200);
  });

  test('a customer id that is none is Invalid User, whatever it is', async () => {
    for (const id of ['%00', 'a'.repeat(200), '%F0%9F%98%80', "c1'--"]) {
      const [status, { statusString }] = await asked({ id, secret: 'MDEyMzQ1Njc4OWFiY2RlZg==' }, {});
      assert.equal([status, statusString], [401, 'Invalid User'], id);
    }
  });
});

symetrySuite(
  'who is let in, where the settings are lenient with paths',
  (test, server) => {
    test('a signature over the path without its slash is taken, and one over anything else is not', async () => {
      const ann = await server.customer();
      const target = `/symetry/rest/${ann.id}/tasks`;
      const bare = signedHeaders(ann, { method: 'GET', target: target.slice(1) }, server.now);
      assert.is((await server.ask('GET', target, { headers: bare })).status, 200);
      assert.is((await server.said(ann, 'GET'))[0], 200);
      const other = signedHeaders(ann, { method: 'GET', target: target.slice(2) }, server.now);
      assert.is((await server.ask('GET', target, { headers: other })).status, 401);
    });
  },
  { lenientPath: true },
);

symetrySuite('who is let in, unless the settings are lenient with paths', (test, server) => {
  test('a signature over the path without its slash is wrong', async () => {
    const ann = await server.customer();
    const target = `/symetry/rest/${ann.id}/tasks`;
    const bare = signedHeaders(ann, { method: 'GET', target: target.slice(1) }, server.now);
    assert.is((await server.ask('GET', target, { headers: bare })).status, 401);
  });
});
