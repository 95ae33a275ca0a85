import * as assert from 'uvu/assert';
import type { Filter, FindOptions } from '../../src/store/port.js';
import { conformance } from './fixture.js';

conformance('explain', ({ test, engine, given }) => {
  const searches: readonly (readonly [Filter, FindOptions?])[] = [
    [{ id: 'a' }],
    [{ id: { $in: ['a', 'b'] } }],
    [{ company: 'c', status: 'x' }],
    [{ created: { $gt: new Date(5) } }],
    [{ tags: 'x' }],
    [{ 'models.input.model': 'x' }],
    [{ 'models.input.model': { $in: ['x', 'y'] } }],
    [{}, { sort: [{ path: 'created', descending: true }], limit: 10 }],
    [{}, { limit: 10 }],
  ];
  // Which of several conditions an index serves is up to a MongoDB server's planner, and not every one has much of it.
  const planned: readonly (readonly [Filter, FindOptions?])[] = [
    [{ id: 'a', status: { $in: ['x'] } }],
    [{ company: { $in: ['c', ''] }, status: { $in: ['x', 'y'] } }],
    [{ company: 'c', free: 'x' }],
  ];
  const scans: readonly (readonly [Filter, FindOptions?])[] = [
    [{ free: 'x' }],
    [{ done: true }],
    [{}],
    [{}, { sort: [{ path: 'free' }], limit: 10 }],
  ];

  for (const [filter, options] of engine.name === 'mongodb' ? searches : [...searches, ...planned]) {
    test(`${JSON.stringify([filter, options])} does not read the whole collection`, async () => {
      const plan = await (await given({ id: 'a' })).explain(filter, options);
      assert.is(plan.scan, false, plan.detail);
      assert.type(plan.detail, 'string');
    });
  }
  for (const [filter, options] of scans) {
    test(`${JSON.stringify([filter, options])} reads the whole collection`, async () => {
      const plan = await (await given({ id: 'a' })).explain(filter, options);
      assert.is(plan.scan, true, plan.detail);
    });
  }
});
