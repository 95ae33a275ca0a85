import * as assert from 'uvu/assert';
import { conformance, ids } from './fixture.js';

// `status` is declared, `other` is not, `tags` is an indexed list, `execution.queue` is declared and nested.
for (const path of ['status', 'other', 'tags', 'execution.queue', 'deep.er']) {
  conformance(`null and missing at ${path}`, ({ test, given }) => {
    const [outer = '', inner] = path.split('.');
    const holding = (value: unknown) => ({ [outer]: inner ? { [inner]: value } : value });
    const samples = () => given({ id: 'missing' }, { id: 'null', ...holding(null) }, { id: 'value', ...holding('x') });

    const cases = [
      [{ [path]: null }, 'missing null'],
      [{ [path]: { $eq: null } }, 'missing null'],
      [{ [path]: { $ne: null } }, 'value'],
      [{ [path]: { $in: [null] } }, 'missing null'],
      [{ [path]: { $in: [null, 'x'] } }, 'missing null value'],
      [{ [path]: { $in: [] } }, ''],
      [{ [path]: { $nin: [] } }, 'missing null value'],
      [{ [path]: { $nin: [null] } }, 'value'],
      [{ [path]: { $nin: [null, 'x'] } }, ''],
      [{ [path]: { $nin: ['y'] } }, 'missing null value'],
      [{ [path]: { $ne: 'x' } }, 'missing null'],
      [{ [path]: { $exists: true } }, 'null value'],
      [{ [path]: { $exists: false } }, 'missing'],
      [{ [path]: { $gte: null } }, 'missing null'],
      [{ [path]: { $lte: null } }, 'missing null'],
      [{ [path]: { $gt: null } }, ''],
      [{ [path]: { $gte: '' } }, 'value'],
      [{ $nor: [{ [path]: null }] }, 'value'],
      [{ $nor: [{ [path]: 'x' }] }, 'missing null'],
      [{ $nor: [{ [path]: { $gt: 'a' } }] }, 'missing null'],
      [{ $nor: [{ [path]: { $exists: true } }, { [path]: 'x' }] }, 'missing'],
    ] as const;

    for (const [filter, expected] of cases) {
      test(`${JSON.stringify(filter)} finds ${expected || 'nothing'}`, async () => {
        const things = await samples();
        assert.is(ids(await things.find(filter)), expected);
        assert.is(await things.count(filter), expected === '' ? 0 : expected.split(' ').length);
      });
    }
  });
}
