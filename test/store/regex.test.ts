import * as assert from 'uvu/assert';
import { InvalidRegexError } from '../../src/store/errors.js';
import { conformance, ids, rejection } from './fixture.js';

// `name` is declared, `free` is not: patterns that are plain text take another way there, and must find the same.
for (const path of ['name', 'free']) {
  conformance(`regular expressions at ${path}`, ({ test, given }) => {
    const samples = () =>
      given(
        { id: 'train', [path]: 'train model' },
        { id: 'renamed', [path]: 'train renamed' },
        { id: 'upper', [path]: 'TRAIN Model' },
        { id: 'newline', [path]: 'train model\n' },
        { id: 'special', [path]: 'a.b*c(d)[e]{f}^$|\\' },
        { id: 'under', [path]: 'under_score%' },
        { id: 'empty', [path]: '' },
        { id: 'accent', [path]: 'Éclair' },
        { id: 'number', ...(path === 'free' ? { free: 5 } : {}) },
        { id: 'null', [path]: null },
      );

    const cases = [
      ['train', '', 'newline renamed train'],
      ['train', 'i', 'newline renamed train upper'],
      ['^train', '', 'newline renamed train'],
      ['model$', '', 'newline train'],
      ['^train model$', '', 'newline train'],
      ['^train\\ renamed$', '', 'renamed'],
      ['^TRAIN', 'i', 'newline renamed train upper'],
      ['MODEL$', 'i', 'newline train upper'],
      ['(?i)^train', '', 'newline renamed train upper'],
      ['a\\.b\\*c\\(d\\)\\[e\\]\\{f\\}\\^\\$\\|\\\\', '', 'special'],
      ['^a\\.b', '', 'special'],
      ['a.b', '', 'special'],
      ['_score%', '', 'under'],
      ['r_', '', 'under'],
      ['', '', 'accent empty newline renamed special train under upper'],
      ['^$', '', 'empty'],
      ['^', '', 'accent empty newline renamed special train under upper'],
      ['$', '', 'accent empty newline renamed special train under upper'],
      ['É', '', 'accent'],
      ['éclair', 'i', 'accent'],
      ['^t.*d$', '', 'renamed'],
      ['\\Atrain', '', 'newline renamed train'],
      ['model\\Z', '', 'newline train'],
      ['(?P<word>m)odel', '', 'newline train'],
      ['^(train|under)', '', 'newline renamed train under'],
      ['train\\smodel', '', 'newline train'],
      ['5', '', ''],
    ] as const;

    for (const [pattern, options, expected] of cases) {
      test(`/${pattern}/${options} finds ${expected || 'nothing'}`, async () => {
        const things = await samples();
        assert.is(ids(await things.find({ [path]: { $regex: pattern, ...(options ? { $options: options } : {}) } })), expected);
      });
    }

    test('one that does not compile is refused by name, wherever it stands', async () => {
      const things = await samples();
      for (const pattern of ['(', '[', '*', 'a**', '(?<n', 'x{2,1}', '(?P<1>a)']) {
        for (const filter of [
          { [path]: { $regex: pattern } },
          { $or: [{ id: 'x' }, { [path]: { $regex: pattern } }] },
          { list: { $elemMatch: { x: { $regex: pattern } } } },
        ]) {
          const error = await rejection(things.find(filter));
          assert.instance(error, InvalidRegexError, pattern);
          assert.is((error as InvalidRegexError).pattern, pattern);
        }
        assert.instance(await rejection(things.count({ [path]: { $regex: pattern } })), InvalidRegexError);
        assert.instance(await rejection(things.update({ [path]: { $regex: pattern } }, { $set: { n: 1 } })), InvalidRegexError);
        assert.instance(await rejection(things.deleteMany({ [path]: { $regex: pattern } })), InvalidRegexError);
      }
      assert.is(await things.count({}), 10);
    });

    test('one that is too long for the engine is refused as one that does not compile is', async () => {
      const things = await samples();
      const pattern = 'train'.repeat(20_000);
      const outcome = await things.find({ [path]: { $regex: pattern } }).catch((error: unknown) => error);
      if (outcome instanceof InvalidRegexError) assert.is(outcome.pattern, pattern);
      else assert.equal(outcome, []);
    });

    test('expressions stand beside other conditions', async () => {
      const things = await samples();
      assert.is(ids(await things.find({ [path]: { $regex: 'train', $ne: 'train model' } })), 'newline renamed');
      assert.is(ids(await things.find({ [path]: { $regex: 't.ain' }, id: { $in: ['train', 'upper'] } })), 'train');
      assert.is(ids(await things.find({ $or: [{ [path]: { $regex: '^TRAIN.' } }, { id: 'null' }] })), 'null upper');
      assert.is(
        ids(await things.find({ $nor: [{ [path]: { $regex: 'r.?' } }, { [path]: null }] }, { sort: [{ path: 'id' }] })).replace(
          'number ',
          '',
        ),
        'empty special upper',
      );
      assert.is(await things.count({ [path]: { $regex: 't.ain' } }, { limit: 2 }), 2);
      assert.equal(await things.distinct('id', { [path]: { $regex: 're.amed' } }), ['renamed']);
      assert.equal(await things.countBy('n', { [path]: { $regex: 're.amed' } }), [{ value: null, count: 1 }]);
    });
  });
}
