import { createSecretKey } from 'node:crypto';
import * as assert from 'uvu/assert';
import { SEALED_TYPE, SealedParameters, Sealer } from '../../src/auth/index.js';
import { suite } from '../support/harness.js';

const test = suite('sealed hyperparameters');

const sealedWith = (secret: string) => new SealedParameters(new Sealer(createSecretKey(secret.padEnd(32, '.'), 'utf8')));
const sealed = sealedWith('one');

const PARAMETER = { section: 'symetry', name: 'sasl.password', value: 'hunter2', type: 'string' };

test('a sealed one shows nothing of its value, and says what it is', () => {
  const { value, ...rest } = sealed.seal(PARAMETER, 'company');
  assert.equal(rest, { section: 'symetry', name: 'sasl.password', type: SEALED_TYPE });
  assert.not.match(value, 'hunter2');
  assert.is.not(value, sealed.seal(PARAMETER, 'company').value, 'equal secrets look different');
});

test('it opens where it was sealed for', () => {
  for (const value of ['hunter2', '', 'ünï\u0000cödé', 'x'.repeat(100_000)]) {
    assert.is(sealed.open(sealed.seal({ ...PARAMETER, value }, 'company'), 'company'), value);
  }
});

test('it opens nowhere else', () => {
  const parameter = sealed.seal(PARAMETER, 'company');
  assert.is(sealed.open(parameter, 'another'), undefined);
  assert.is(sealed.open({ ...parameter, name: 'other' }, 'company'), undefined);
  assert.is(sealed.open({ ...parameter, section: 'Args' }, 'company'), undefined);
  assert.is(sealedWith('two').open(parameter, 'company'), undefined);
});

test('what was never sealed does not open', () => {
  for (const value of ['', 'hunter2', '$aes-256-gcm$k=0123456789abcdef$AAAAAAAAAAAAAAAA$AAAA']) {
    assert.is(sealed.open({ ...PARAMETER, value }, 'company'), undefined, value);
  }
});

test.run();
