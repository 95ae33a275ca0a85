import * as assert from 'uvu/assert';
import { ProgressLine } from '../../../../codegen/contract/index.js';
import { suite } from '../../../support/harness.js';

const test = suite('progress');

function screen(isTTY?: boolean) {
  const written: string[] = [];
  return { written, isTTY, write: (text: string) => written.push(text) };
}

const at = (played: number) => ({ played, planned: 100, failures: 1 });

test('a terminal has one line that is written over, a few times a second', () => {
  const terminal = screen(true);
  const line = new ProgressLine(terminal, 0);
  for (let now = 0; now <= 1000; now += 10) line.show(at(now / 10), now);
  line.end();
  assert.is(terminal.written.length, 6);
  assert.is(terminal.written[0], '\r\u001b[K20 of 100 cases, differences: 1');
  assert.is(terminal.written.at(-1), '\r\u001b[K');
});

test('anything else gets a line now and then', () => {
  const log = screen();
  const line = new ProgressLine(log, 0);
  for (let now = 0; now <= 25_000; now += 100) line.show(at(now / 1000), now);
  line.end();
  assert.equal(log.written, ['10 of 100 cases, differences: 1\n', '20 of 100 cases, differences: 1\n']);
});

test('a short run says nothing', () => {
  const log = screen();
  const line = new ProgressLine(log, 0);
  line.show(at(1), 900);
  line.end();
  assert.equal(log.written, []);
});

test.run();
