import * as assert from 'uvu/assert';
import { withRawValues } from '../../../codegen/commands/raw-values.js';
import { suite } from '../../support/harness.js';

const test = suite('values of flags as they were typed');

test('what looks like a number stays text', () => {
  const argv = ['worker', '--key', '0012', '--secret=1e5', '--log-dir', '0x10'];
  const mangled = { key: 12, secret: 100_000, logDir: 16 };
  assert.equal(withRawValues(mangled, argv, ['key', 'secret', 'log-dir']), { key: ['0012'], secret: ['1e5'], logDir: ['0x10'] });
});

test('a flag may be given several times', () => {
  assert.equal(withRawValues({}, ['--queue', '7', '--queue=08'], ['queue']), { queue: ['7', '08'] });
});

test('other flags stay, and no flag is taken for a value', () => {
  const argv = ['--once', '--key', '--secret', 'a', '--', '--key', 'b'];
  assert.equal(withRawValues({ once: true }, argv, ['key', 'secret']), { once: true, secret: ['a'] });
});

test.run();
