import * as assert from 'uvu/assert';
import { LogTail } from '../../../src/app/worker/log-tail.js';
import { suite } from '../../support/harness.js';

const test = suite('end of the output');

function tailOf(...chunks: (string | Buffer)[]): LogTail {
  const tail = new LogTail();
  for (const chunk of chunks) tail.append(Buffer.from(chunk));
  return tail;
}

test('short output is kept whole', () => {
  assert.is(tailOf('a\n', 'b\n').text(), 'a\nb\n');
  assert.is(tailOf().text(), '');
});

test('of long output the last 4 KiB are kept, however they came', () => {
  const all = Array.from({ length: 3000 }, (_, index) => `${index}\n`).join('');
  assert.is(tailOf(all).text(), all.slice(-4096));
  const halves = [all.slice(0, 5000), all.slice(5000, 9000), all.slice(9000)];
  assert.is(tailOf(...halves).text(), all.slice(-4096));
});

test('a character that was cut in two does not show', () => {
  const text = tailOf('é'.repeat(4096), 'x').text();
  assert.is(text, `${'é'.repeat(2047)}x`);
});

test('bytes that are no text, and NUL, become the replacement character', () => {
  assert.is(tailOf(Buffer.from([0x61, 0xff, 0x00, 0x62])).text(), 'a\u{fffd}\u{fffd}b');
});

test('the last lines are those with text', () => {
  assert.is(tailOf('a\nb\nc\n\n').lastLines(2), 'b\nc');
});

test.run();
