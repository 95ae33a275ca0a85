import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { compareVersions, formatVersion, parseVersion } from '../../src/rpc/index.js';
import { suite } from '../support/harness.js';

const test = suite('versions');

const version = () => fc.record({ major: fc.nat(9999), minor: fc.nat(9999) }, { noNullPrototype: true });

test('are two numbers; two or more digits without a dot are a major version', () => {
  assert.equal(parseVersion('2.13'), { major: 2, minor: 13 });
  assert.equal(parseVersion('22'), { major: 22, minor: 0 });
  assert.equal(parseVersion('0.5'), { major: 0, minor: 5 });
});

for (const text of ['', '2.', '.5', '02.13', '2.01', '2.1.3', 'v2.13', '2.-1', ' 2.1', '2.1 ', '2,1', '٢.١']) {
  test(`does not take ${JSON.stringify(text)}`, () => assert.is(parseVersion(text), undefined));
}

test('compare by number, not by text', () => {
  const ordered = ['2.2', '2.13', '2.130', '22.0'].map((text) => parseVersion(text) ?? assert.unreachable());
  assert.equal(ordered.toReversed().sort(compareVersions as never), ordered);
});

test('survive a round trip through text', () => {
  fc.assert(fc.property(version(), (one) => assert.equal(parseVersion(formatVersion(one)), one)));
});

test('are totally ordered', () => {
  fc.assert(
    fc.property(version(), version(), version(), (a, b, c) => {
      assert.is(Math.sign(compareVersions(a, b)), -Math.sign(compareVersions(b, a)) + 0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) assert.ok(compareVersions(a, c) <= 0);
      assert.is(compareVersions(a, b) === 0, formatVersion(a) === formatVersion(b));
    }),
  );
});

test.run();
