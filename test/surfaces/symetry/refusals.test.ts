import * as assert from 'uvu/assert';
import type { SymetryRefusal } from '../../../src/surfaces/symetry/refusals.js';
import { headerRefusal, type PresentedRequest, signatureRefusal } from '../../../src/surfaces/symetry/signature.js';
import { suite } from '../../support/harness.js';
import { NOW, SECRET, sample } from './sample-request.js';

const test = suite('what a SymetryML request is refused with');

/** The table of rest-surfaces 3.4, in its order. */
const table: readonly (readonly [what: string, change: Partial<PresentedRequest>, status: number, text: string])[] = [
  ['no signature', { signature: undefined }, 400, 'Authentication header is null'],
  ['no date', { date: undefined }, 400, 'sym-date header is null'],
  ['a date that is none', { date: 'yesterday' }, 400, 'Invalid Date Format'],
  ['an old date', { date: '2024-11-11 10:00:00' }, 400, 'Please update your server time, it is likely out of sync with UTC'],
  ['another digest', { md5: 'AAAAAAAAAAAAAAAAAAAAAA==' }, 400, 'Md5 do not match'],
];

for (const [what, change, status, text] of table) {
  test(`${what}: ${text}`, () => {
    const refusal = headerRefusal({ ...sample(), ...change }, NOW);
    assert.equal(refusal, { status, statusCode: 'BAD_REQUEST', statusString: text, values: {} });
  });
}

test('of several faults the first of the table is told', () => {
  for (const [at, [, , , text]] of table.entries()) {
    const faults = table.slice(at).map(([, change]) => change);
    // The earlier of two that touch the same header wins.
    const request = Object.assign({}, sample(), ...faults.reverse());
    assert.is(headerRefusal(request, NOW)?.statusString, text);
  }
});

test('empty headers count as missing', () => {
  assert.is(headerRefusal(sample({ signature: '' }), NOW)?.statusString, 'Authentication header is null');
  assert.is(headerRefusal({ ...sample(), date: '' }, NOW)?.statusString, 'sym-date header is null');
  assert.is(headerRefusal({ ...sample(), md5: '' }, NOW), undefined);
});

test('an unknown customer: Invalid User', () => {
  const expected: SymetryRefusal = { status: 401, statusCode: 'UNAUTHORIZED', statusString: 'Invalid User', values: {} };
  assert.equal(signatureRefusal(sample(), undefined), expected);
});

test('a wrong signature: what the server signed, without the secret', () => {
  const request = { ...sample({ method: 'DELETE', body: Buffer.alloc(0), query: '' }), signature: 'wrong' };
  const refusal = signatureRefusal(request, SECRET);
  const stringToSign = 'DELETE\\n\\nSECRETKEY\\n2024-11-11 11:01:30;5\\nc1\\n/symetry/rest/c1/tasks/create\\n';
  const expected = { status: 401, statusCode: 'UNAUTHORIZED', statusString: 'Invalid Signature', values: { stringToSign } };
  assert.equal(refusal, expected);
  assert.not(JSON.stringify(refusal).includes(SECRET));
});

test('a wrong signature over body and query shows both', () => {
  const shown = signatureRefusal({ ...sample(), signature: 'wrong' }, SECRET)?.values.stringToSign;
  assert.is(
    shown,
    'POST\\nhBotaJrYa9FhFEdFPCLG/A==\\nSECRETKEY\\n2024-11-11 11:01:30;5\\nc1\\nbody\\n/symetry/rest/c1/tasks/create\\nforce=true\\n',
  );
});

test.run();
