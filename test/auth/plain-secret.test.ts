import { inspect } from 'node:util';
import pino from 'pino';
import * as assert from 'uvu/assert';
import { PlainSecret } from '../../src/auth/index.js';
import { suite } from '../support/harness.js';

const test = suite('a secret in plain');

test('it is given to whoever asks for it by name', () => {
  assert.is(new PlainSecret('hush').reveal(), 'hush');
});

test('it shows nowhere else', () => {
  const holder = { signer: { secret: new PlainSecret('hush') } };
  const lines: string[] = [];
  pino({}, { write: (line) => lines.push(line) }).info(holder, `with ${holder.signer.secret}`);
  const shown = [JSON.stringify(holder), inspect(holder, { depth: 9, showHidden: true }), ...lines];
  assert.is(shown.length, 3);
  for (const text of shown) assert.not.match(text, 'hush');
});

test.run();
