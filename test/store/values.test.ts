import * as assert from 'uvu/assert';
import { encodeKey, mapKeys } from '../../src/store/keys.js';
import { conformance, ids, type Thing } from './fixture.js';

conformance('values', ({ test, given, collection }) => {
  async function roundTrip(value: unknown): Promise<unknown> {
    const things = await given({ id: 'v', value });
    const read = (await things.get('v'))?.value;
    await things.deleteMany({});
    return read;
  }

  test('dates keep their milliseconds and stay dates', async () => {
    for (const ms of [0, 1, -1, 999, 1_700_000_000_123, Date.UTC(1900, 0, 1), Date.UTC(9999, 11, 31, 23, 59, 59, 999)]) {
      const read = await roundTrip(new Date(ms));
      assert.instance(read, Date);
      assert.is((read as Date).getTime(), ms);
    }
  });

  test('dates are found by equality and by range, declared or not', async () => {
    const things = await given(
      { id: 'a', created: new Date(1_000), other: new Date(1_000) },
      { id: 'b', created: new Date(2_000), other: new Date(2_000) },
    );
    for (const path of ['created', 'other']) {
      assert.is(ids(await things.find({ [path]: new Date(1_000) })), 'a');
      assert.is(ids(await things.find({ [path]: { $gt: new Date(1_000) } })), 'b');
      assert.is(ids(await things.find({ [path]: { $gte: new Date(1_000), $lt: new Date(2_000) } })), 'a');
      assert.is(ids(await things.find({ [path]: { $in: [new Date(2_000), new Date(3_000)] } })), 'b');
      assert.is(ids(await things.find({ [path]: 1_000 })), '');
      assert.is(ids(await things.find({ [path]: new Date(1_000).toISOString() })), '');
    }
  });

  test('texts keep every character', async () => {
    const texts = [
      '',
      ' ',
      'é',
      '漢字',
      '😀',
      '\u2028',
      'quote \' and "',
      'back\\slash',
      '%_*?',
      'a\nb\r\tc',
      '\u007f',
      '\u0001\u0002',
      'a\0b',
      '{"$date":1}',
    ];
    for (const text of texts) assert.is(await roundTrip(text), text, JSON.stringify(text));
  });

  test('texts with control characters are found, declared or not, and told apart', async () => {
    const texts = ['a', 'a\0', 'a\0b', 'a\u0001', 'a\u0001b', 'a\u0001\u0001', 'a\u0002'];
    const things = await given(...texts.map((text, i) => ({ id: `t${i}`, status: text, other: text, tags: [text] })));
    for (const [i, text] of texts.entries()) {
      for (const path of ['status', 'other', 'tags'])
        assert.is(ids(await things.find({ [path]: text })), `t${i}`, JSON.stringify([path, text]));
      assert.is(ids(await things.find({ status: { $in: [text, 'no', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'] } })), `t${i}`);
    }
    assert.equal(new Set(await things.distinct('status', {})), new Set(texts));
    assert.equal(new Set(await things.distinct('tags', {})), new Set(texts));
    assert.equal(ids(await things.find({}, { sort: [{ path: 'status' }] }), { sorted: false }), 't0 t1 t2 t3 t5 t4 t6');
  });

  test('numbers keep their value', async () => {
    for (const number of [0, 1, -1, 0.1, 1 / 3, 5e-324, 1.7976931348623157e308, 2 ** 53, -(2 ** 53), 123456789.12345679]) {
      assert.is(await roundTrip(number), number);
      const things = await given({ id: 'a', n: number, other: number });
      assert.is(await things.count({ n: number }), 1, String(number));
      assert.is(await things.count({ other: number }), 1, String(number));
      await things.deleteMany({});
    }
  });

  test('numbers that JSON does not know stay what they are', async () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      assert.ok(Object.is(await roundTrip(number), number));
    assert.equal(await roundTrip([Number.NaN, { x: Number.NEGATIVE_INFINITY }]), [Number.NaN, { x: Number.NEGATIVE_INFINITY }]);
  });

  test('booleans are no numbers', async () => {
    const things = await given({ id: 'a', done: true, other: true }, { id: 'b', done: false, other: 1 });
    assert.is(ids(await things.find({ done: true })), 'a');
    assert.is(ids(await things.find({ done: false })), 'b');
    assert.is(ids(await things.find({ done: 1 })), '');
    assert.is(ids(await things.find({ other: true })), 'a');
    assert.is(ids(await things.find({ other: 1 })), 'b');
  });

  test('objects that look like a tagged value are left alone below the top', async () => {
    for (const value of [
      { x: { $date: 5 } },
      { $literal: { $date: 5 } },
      { $number: 'NaN' },
      [{ $date: 'x' }],
      { $date: 1, more: 2 },
    ]) {
      assert.equal(await roundTrip({ inner: [value] }), { inner: [value] });
    }
  });

  test('escaped keys come back, and a path finds them', async () => {
    const odd: Record<string, number> = { 'a.b': 1, $set: 2, 'c%d': 3, _under: 4, two__under: 5, 'with space': 6, 'quote"': 7 };
    const things = await given({ id: 'a', map: mapKeys(odd, encodeKey) });
    assert.equal((await things.get('a'))?.map, mapKeys(odd, encodeKey));
    for (const [key, value] of Object.entries(odd)) {
      assert.is(await things.count({ [`map.${encodeKey(key)}`]: value }), 1, key);
      assert.is(await things.update({ id: 'a' }, { $set: { [`map.${encodeKey(key)}`]: value + 10 } }), 1, key);
      assert.is(await things.count({ [`map.${encodeKey(key)}`]: value + 10 }), 1, key);
    }
  });

  test('__proto__ and constructor are keys like any other', async () => {
    const map = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}, "toString": null}') as object;
    const things = await given({ id: 'a', map });
    const read = ((await things.get('a')) as Thing).map as object;
    assert.equal(JSON.stringify(read), JSON.stringify(map));
    assert.is(Object.getPrototypeOf(read), Object.prototype);
    assert.is(({} as Record<string, unknown>).polluted, undefined);
  });

  test('a filter on __proto__ or constructor neither throws nor matches what is not stored', async () => {
    const things = await given({ id: 'a', map: {} });
    for (const path of ['__proto__', 'map.__proto__', 'constructor', 'map.constructor.name', 'toString']) {
      assert.is(await things.count({ [path]: 'Object' }), 0, path);
      assert.is(await things.count({ [path]: { $exists: true } }), 0, path);
    }
  });

  test('a large document is stored whole', async () => {
    const value = 'x'.repeat(4_000_000);
    assert.is(await roundTrip(value), value);
    await given({ id: 'list', value: Array.from({ length: 20_000 }, (_, i) => ({ i, at: new Date(i) })) });
    const list = (await collection().get('list'))?.value;
    assert.equal((list as unknown[])[19_999], { i: 19_999, at: new Date(19_999) });
  });

  test('fifty levels deep is no problem', async () => {
    let deep: unknown = { end: new Date(5) };
    for (let i = 0; i < 50; i++) deep = i % 2 ? [deep] : { deep };
    assert.equal(await roundTrip(deep), deep);
  });
});
