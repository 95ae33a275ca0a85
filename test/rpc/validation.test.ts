import * as assert from 'uvu/assert';
import { ApiError } from '../../src/rpc/index.js';
import { acceptRequest, acceptValue } from '../../src/rpc/validation.js';
import { layer, validator } from '../support/compiled-api.js';
import { suite } from '../support/harness.js';

const test = suite('request validation');

const rules = { strict: false };
const subject = layer(
  '2.1',
  {
    task: { type: 'string' },
    force: { type: 'boolean', default: false },
    count: { type: 'integer', minimum: 1, maximum: 9 },
    kind: { enum: ['a', 'b'] },
    tags: { type: 'array', items: { type: 'string' } },
    code: { type: 'string', pattern: '^x' },
    inner: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
  },
  { required: ['task'], listFilters: ['tags'] },
);

function refusal(request: Record<string, unknown>, strict = false): ApiError {
  try {
    acceptRequest(request, subject, { strict });
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

test('defaults are filled in', () => {
  const request = { task: 't' };
  acceptRequest(request, subject, rules);
  assert.equal(request, { task: 't', force: false });
});

test('a scalar list filter becomes a list of one; null is dropped', () => {
  const request: Record<string, unknown> = { task: 't', tags: 'x', count: null };
  assert.equal([...acceptRequest(request, subject, rules)], ['count']);
  assert.equal(request, { task: 't', tags: ['x'], force: false });
});

test('an undeclared field passes', () => {
  const request = { task: 't', method: 'get' };
  acceptRequest(request, subject, rules);
  assert.is(request.method, 'get');
});

const bad: readonly [what: string, request: Record<string, unknown>, field: string, expected: RegExp, got: RegExp][] = [
  ['a missing field', {}, 'task', /required/, /nothing/],
  ['a null where one is required', { task: null }, 'task', /required/, /nothing/],
  ['a number for a string', { task: 5 }, 'task', /string/, /number 5/],
  ['text for a boolean', { task: 't', force: 'true' }, 'force', /boolean/, /"true"/],
  ['text for an integer', { task: 't', count: '5' }, 'count', /integer/, /"5"/],
  ['a fraction for an integer', { task: 't', count: 1.5 }, 'count', /integer/, /1\.5/],
  ['too small a number', { task: 't', count: 0 }, 'count', />= 1/, /0/],
  ['too large a number', { task: 't', count: 10 }, 'count', /<= 9/, /10/],
  ['a value outside an enum', { task: 't', kind: 'c' }, 'kind', /"a", "b"/, /"c"/],
  ['a wrong item', { task: 't', tags: ['x', 5] }, 'tags.1', /string/, /5/],
  ['an object for a list', { task: 't', tags: [{}] }, 'tags.0', /string/, /object/],
  ['text that does not match', { task: 't', code: 'y' }, 'code', /\^x/, /"y"/],
  ['a missing inner field', { task: 't', inner: {} }, 'inner.name', /required/, /nothing/],
  ['a list for an object', { task: 't', inner: [1, 2] }, 'inner', /object/, /list of 2/],
];

for (const [what, request, field, expected, got] of bad) {
  test(`${what} is 400/12 naming the field, what was expected and what came`, () => {
    const error = refusal(request);
    assert.is(`${error.code}/${error.subcode}`, '400/12');
    assert.is(error.data.field, field);
    assert.match(String(error.data.expected), expected);
    assert.match(String(error.data.got), got);
    assert.match(error.message, field);
  });
}

test('a long wrong value is not repeated in the error', () => {
  const error = refusal({ task: 't', count: 'x'.repeat(100_000) });
  assert.ok(error.message.length < 300);
  assert.match(error.message, '100000 characters');
});

test('strict refuses a field that the layer does not declare, and names those it has', () => {
  const error = refusal({ task: 't', newer: 1 }, true);
  assert.is(error.data.field, 'newer');
  assert.match(String(error.data.expected), 'count');
});

test('a value of its own is checked and filled like a request', () => {
  const check = validator({ type: 'object', properties: { n: { type: 'integer' }, d: { default: 5 } } });
  const value = { n: 1 };
  acceptValue(value, check);
  assert.equal(value, { n: 1, d: 5 });
  assert.throws(() => acceptValue({ n: 'x' }, check), /n: expected integer, got string "x"/);
});

test('an error quotes what it is told to quote', () => {
  const check = validator({ type: 'object', properties: { key: { type: 'integer' } } });
  const refused = (): void => acceptValue({ key: 'hunter2' }, check, () => ({ key: '***' }));
  assert.throws(refused, (error: Error) => error.message.includes('got string "***"') && !error.message.includes('hunter2'));
});

test('keys of the prototype in a request reach no prototype', () => {
  const request = JSON.parse(
    '{"task":"t","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  ) as Record<string, unknown>;
  acceptRequest(request, subject, rules);
  assert.is(({} as { polluted?: boolean }).polluted, undefined);
});

test.run();
