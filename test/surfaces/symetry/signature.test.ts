import fc from 'fast-check';
import * as assert from 'uvu/assert';
import {
  headerRefusal,
  type PresentedRequest,
  signatureRefusal,
  symetrySignature,
} from '../../../src/surfaces/symetry/signature.js';
import { suite } from '../../support/harness.js';
import { NOW, presented, SECRET, sample, vectors } from './sample-request.js';

const test = suite('the signature of a SymetryML request');

for (const vector of vectors) {
  test(`${vector.name}: as the vector says`, () => {
    const request = presented(vector);
    assert.is(symetrySignature({ ...request, date: vector.date }, vector.secret), vector.signature);
    assert.is(headerRefusal(request, NOW), undefined);
    assert.is(signatureRefusal(request, vector.secret), undefined);
  });
}

test('a request is taken without Content-MD5, with and without body', () => {
  for (const body of [Buffer.from('body'), Buffer.alloc(0)]) {
    const request = sample({ body, md5: undefined });
    assert.is(headerRefusal(request, NOW), undefined);
    assert.is(signatureRefusal(request, SECRET), undefined);
  }
});

const texts = ['method', 'path', 'query', 'customer', 'date', 'signature'] as const;

test('any signed byte that is changed is noticed', () => {
  const request = sample();
  const where = fc.constantFrom(...texts, 'body' as const);
  const changed = fc.property(where, fc.nat(200), fc.nat({ max: 254 }), (member, at, by) => {
    const bytes = Buffer.from(request[member] ?? '');
    bytes[at % bytes.length] = ((bytes[at % bytes.length] ?? 0) + 1 + by) % 256;
    const value = member === 'body' ? bytes : bytes.toString('latin1');
    const refusal = signatureRefusal({ ...request, [member]: value }, SECRET);
    assert.is(refusal?.statusString, 'Invalid Signature', member);
  });
  fc.assert(changed, { numRuns: 500 });
});

test('a byte of the body cannot move to another line', () => {
  const request = sample({ body: Buffer.alloc(0), query: 'force=true' });
  const moved = { ...request, body: Buffer.from(request.path), path: request.query, query: '' };
  assert.is(signatureRefusal(moved, SECRET)?.statusString, 'Invalid Signature');
});

test('the bytes of the body are signed, not a text made of them', () => {
  const [one, other] = [Buffer.from([0xff]), Buffer.from([0xfe])];
  assert.is(one.toString('utf8'), other.toString('utf8'));
  assert.is.not(sample({ body: one }).signature, sample({ body: other }).signature);
});

test('another secret does not fit', () => {
  const other = Buffer.from('fedcba9876543210').toString('base64');
  assert.is(signatureRefusal(sample(), other)?.statusString, 'Invalid Signature');
});

for (const [what, signature] of [
  ['with a scheme word', (right: string) => `Basic ${right}`],
  ['with white space', (right: string) => `${right} `],
  ['without padding', (right: string) => right.replace(/=+$/, '')],
  ['cut off', (right: string) => right.slice(0, 10)],
] as const) {
  test(`a signature ${what} is wrong`, () => {
    const request = sample();
    const wrong = { ...request, signature: signature(request.signature ?? '') };
    assert.is(signatureRefusal(wrong, SECRET)?.statusString, 'Invalid Signature');
  });
}

test('a path signed without its slash is taken in the lenient mode alone', () => {
  const request = sample();
  const bare: PresentedRequest = { ...request, signature: sample({ path: request.path.slice(1) }).signature };
  assert.is(signatureRefusal(bare, SECRET)?.statusString, 'Invalid Signature');
  assert.is(signatureRefusal(bare, SECRET, { lenientPath: true }), undefined);
  assert.is(signatureRefusal({ ...bare, customer: 'c2' }, SECRET, { lenientPath: true })?.status, 401);
});

test.run();
