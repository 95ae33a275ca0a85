import * as assert from 'uvu/assert';
import type { Filter } from '../../src/store/port.js';
import { conformance, rejection } from './fixture.js';

conformance('what is no filter', ({ test, given }) => {
  // A filter that says less than its author meant would change or show too much: it is refused, not read generously.
  const bad: Record<string, unknown> = {
    'a member that is undefined': { id: undefined },
    'a member that is undefined beside others': { status: 'x', company: undefined },
    'an unknown operator': { status: { $near: 1 } },
    'an unknown operator at the top': { $where: 'true' },
    'an empty condition': { status: {} },
    'a list as a value': { status: ['x'] },
    'an object as a value': { status: { x: 1 } },
    '$in without a list': { status: { $in: 'x' } },
    '$in with an object in the list': { status: { $in: [{ x: 1 }] } },
    '$or without a list': { $or: { status: 'x' } },
    '$or of nothing': { $or: [] },
    '$and of nothing': { $and: [] },
    '$exists of a text': { status: { $exists: 'yes' } },
    '$regex of a number': { status: { $regex: 5 } },
    '$eq of undefined': { status: { $eq: undefined } },
  };
  for (const [name, filter] of Object.entries(bad)) {
    test(`${name} is refused, on reading and on writing`, async () => {
      const things = await given({ id: 'a', status: 'x' });
      await rejection(things.find(filter as Filter));
      await rejection(things.count(filter as Filter));
      await rejection(things.update(filter as Filter, { $set: { n: 1 } }));
      await rejection(things.updateMany(filter as Filter, { $set: { n: 1 } }));
      await rejection(things.deleteMany(filter as Filter));
      assert.equal(await things.find({}), [{ id: 'a', status: 'x' }]);
    });
  }
});
