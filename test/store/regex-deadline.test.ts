import * as assert from 'uvu/assert';
import { RegexDeadlineError } from '../../src/store/errors.js';
import { conformance, rejection } from './fixture.js';

conformance('an expression that would never end', ({ test, engine, given }) => {
  if (engine.name === 'mongodb') {
    test.skip(
      'ends at the deadline',
      'what such an expression does to a server is its own affair; see mongodb/deadline.test.ts for ours',
    );
    return;
  }
  const endless = { name: { $regex: '(a+)+$' } };
  const samples = () => given({ id: 'a', name: `${'a'.repeat(40)}!`, n: 0 }, { id: 'b', name: 'b', n: 0 });

  test('ends at the deadline, and other calls are answered meanwhile', async () => {
    const things = await samples();
    let ended = false;
    const endless_ = rejection(things.find(endless)).finally(() => {
      ended = true;
    });
    let answered = 0;
    let longest = 0;
    while (!ended) {
      const start = performance.now();
      assert.is((await things.get('b'))?.name, 'b');
      assert.is(await things.update({ id: 'b' }, { $inc: { n: 1 } }), 1);
      longest = Math.max(longest, performance.now() - start);
      answered++;
    }
    const error = await endless_;
    assert.instance(error, RegexDeadlineError);
    assert.is((error as RegexDeadlineError).milliseconds, 1_500);
    assert.match(error.message, '(a+)+$');
    assert.ok(answered > 20, `${answered} other calls were answered`);
    assert.ok(longest < 400, `the longest of them took ${longest} ms`);
  });

  test('several at once all end, and the store goes on', async () => {
    const things = await samples();
    const errors = await Promise.all(
      [things.find(endless), things.count(endless), things.deleteMany(endless), things.update(endless, { $set: { n: 9 } })].map(
        rejection,
      ),
    );
    for (const error of errors) assert.instance(error, RegexDeadlineError);
    assert.is(await things.count({ name: { $regex: '^[ab]' } }), 2);
    assert.is(await things.count({ n: 9 }), 0);
  });

  test('an expression that is merely long to run is answered', async () => {
    const things = await given(...Array.from({ length: 300 }, (_, i) => ({ id: `${i}`, name: `${'x'.repeat(60)} ${i}` })));
    assert.is(await things.count({ name: { $regex: 'x.*x.*9$' } }), 30);
  });
});
