import * as assert from 'uvu/assert';
import { readMlwBasic, tenantOf } from '../../../src/surfaces/mlw/basic-credentials.js';
import { mlwRefusals } from '../../../src/surfaces/mlw/refusals.js';
import { suite } from '../../support/harness.js';

const test = suite('Basic credentials of MLW');

const encoded = (text: string) => Buffer.from(text).toString('base64');

test('a user names a tenant', () => {
  const login = { id: 't1/ada@acme.example', password: 'a:b/c' };
  assert.equal(readMlwBasic(encoded('t1/ada@acme.example:a:b/c'), undefined), login);
  assert.equal(readMlwBasic(encoded('t1/ada@acme.example:a:b/c'), 't2.example.com', 't3'), login);
});

test('without one the host does', () => {
  assert.equal(readMlwBasic(encoded('ada:x'), 't1.example.com:8008'), { id: 't1/ada', password: 'x' });
  assert.equal(readMlwBasic(encoded('ada:x'), 't1.example.com', 't3'), { id: 't1/ada', password: 'x' });
});

test('without either the default does, and without that nobody is meant', () => {
  assert.equal(readMlwBasic(encoded('ada:x'), '127.0.0.1:8008', 't3'), { id: 't3/ada', password: 'x' });
  assert.is(readMlwBasic(encoded('ada:x'), '127.0.0.1:8008'), undefined);
  assert.is(readMlwBasic(encoded('ada:x'), undefined), undefined);
});

test('what cannot be decoded stands for nobody', () => {
  for (const text of ['', '!', encoded('no colon'), encoded('t1/a\u0000:x'), 'A'.repeat(10_000)]) {
    assert.is(readMlwBasic(text, 't1.example.com'), undefined);
  }
});

for (const [host, tenant] of [
  ['t1.example.com', 't1'],
  ['T1.Example.com:443', 't1'],
  ['t0815.eu-1.example.com', 't0815'],
  ['example.com', undefined],
  ['localhost', undefined],
  ['localhost:8008', undefined],
  ['192.168.0.1', undefined],
  ['192.168.0.1:80', undefined],
  ['[::1]:8008', undefined],
  ['', undefined],
] as const) {
  test(`${host || 'no host'} is of ${tenant ?? 'no tenant'}`, () => assert.is(tenantOf(host), tenant));
}

test('the refusals are as the platform words them', () => {
  const info = 'https://cumulocity.com/guides/reference/rest-implementation/#error_reporting';
  assert.equal(mlwRefusals.missing, {
    status: 401,
    body: { error: 'general/internalError', message: 'No auth information found', info },
  });
  assert.equal(mlwRefusals.invalid.body, {
    error: 'general/internalError',
    message: 'Not authorized!',
    info: 'https://www.cumulocity.com/reference-guide/#error_reporting',
  });
  assert.equal(mlwRefusals.forbidden, {
    status: 403,
    body: { error: 'security/Forbidden', message: 'Access is denied', info },
  });
});

test.run();
