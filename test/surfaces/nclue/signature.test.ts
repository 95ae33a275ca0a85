import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { headerRefusal, nclueSignature, type PresentedCall, signatureRefusal } from '../../../src/surfaces/nclue/signature.js';
import { suite } from '../../support/harness.js';
import { readVectors } from '../../vectors/read-vectors.js';

const test = suite('signature v2');

interface Vector {
  readonly name: string;
  readonly method: string;
  readonly target: string;
  readonly timestamp: string;
  readonly accessKey: string;
  readonly secret: string;
  readonly signature: string;
}

const NOW = 1_731_290_490_000;
const SECRET = 'example-secret-key';

const MISSING = {
  status: 401,
  body: {
    error: { errorCode: '200', message: 'Authentication Failed', details: 'Authentication information are missing.' },
  },
};
const INVALID = {
  status: 401,
  body: { error: { errorCode: '200', message: 'Authentication Failed', details: 'Invalid authentication information.' } },
};

/** A correctly signed call. */
function sample(timestamp = String(NOW)): PresentedCall {
  const call = { method: 'GET', target: '/api/v1/tasks?index=0&limit=20', timestamp, accessKey: 'example-access-key' };
  return { ...call, signature: nclueSignature(call, SECRET) };
}

for (const { name, secret, signature, ...call } of readVectors<Vector>('nclue/signature')) {
  test(`${name}: as the vector says`, () => {
    assert.is(nclueSignature(call, secret), signature);
    assert.is(signatureRefusal({ ...call, signature }, secret, Number(call.timestamp)), undefined);
  });
}

for (const header of ['timestamp', 'accessKey', 'signature'] as const) {
  for (const value of [undefined, '']) {
    test(`${header} ${value === '' ? 'empty' : 'missing'}: the gateway says that something is missing`, () => {
      const call = { ...sample(), [header]: value };
      assert.equal(headerRefusal(call), MISSING);
      assert.equal(signatureRefusal(call, SECRET, NOW), MISSING);
      assert.equal(signatureRefusal(call, undefined, NOW), MISSING);
    });
  }
}

test('any signed byte that is changed is noticed', () => {
  const call = sample();
  const where = fc.constantFrom('method', 'target', 'timestamp', 'accessKey', 'signature' as const);
  const changed = fc.property(where, fc.nat(200), fc.nat({ max: 254 }), (member, at, by) => {
    const bytes = Buffer.from(call[member] ?? '');
    bytes[at % bytes.length] = ((bytes[at % bytes.length] ?? 0) + 1 + by) % 256;
    assert.equal(signatureRefusal({ ...call, [member]: bytes.toString('latin1') }, SECRET, NOW), INVALID);
  });
  fc.assert(changed, { numRuns: 500 });
});

test('a timestamp changed by little, still inside the window, is noticed', () => {
  assert.equal(signatureRefusal({ ...sample(), timestamp: String(NOW + 1) }, SECRET, NOW), INVALID);
});

test('an unknown key and a wrong secret get the same answer', () => {
  assert.equal(signatureRefusal(sample(), undefined, NOW), INVALID);
  assert.equal(signatureRefusal(sample(), 'another', NOW), INVALID);
});

test('a call is taken up to five minutes before and after', () => {
  const refused = (off: number) => signatureRefusal(sample(), SECRET, NOW + off) !== undefined;
  assert.equal([-300_001, -300_000, 0, 300_000, 300_001].map(refused), [true, false, false, false, true]);
});

for (const timestamp of [
  'soon',
  '-1',
  '1.5e12',
  `${NOW}.0`,
  ` ${NOW}`,
  `0x${NOW.toString(16)}`,
  '9'.repeat(16),
  'NaN',
  '1731290490',
]) {
  test(`a timestamp ${JSON.stringify(timestamp)} is refused though it is signed`, () => {
    assert.equal(signatureRefusal(sample(timestamp), SECRET, NOW), INVALID);
  });
}

test.run();
