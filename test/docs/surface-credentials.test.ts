import { spawnSync } from 'node:child_process';
import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { command, withFolder } from '../support/running-server.js';
import { readVectors } from '../vectors/read-vectors.js';
import { guide, recipe } from './recipes.js';

const test = suite('the guide to credentials of surfaces');

const text = guide('surface-credentials');

type Words = Readonly<Record<string, string>>;

/** What a recipe of the guide prints, given its variables. */
const printed = (name: string, variables: Words): Promise<string> => recipe(text, name, variables);

const installed = spawnSync('bash', ['-c', 'openssl version']).status === 0;

function vectorTest(name: string, body: () => Promise<void>): void {
  if (installed) test(name, body);
  else test.skip(name, 'bash and openssl are not both installed');
}

vectorTest('the recipe for SymetryML signs as the vectors say', async () => {
  const vectors = readVectors<Words>('symetry/signature');
  assert.ok(vectors.length > 1);
  for (const { secret, customer, date, method, path, query, body, signature } of vectors) {
    const words = {
      SECRET: secret,
      CUSTOMER: customer,
      DATE: date,
      VERB: method,
      ROUTE: path,
      QUERY: query,
      BODY: body,
    } as Words;
    assert.is(await printed('symetry', words), signature);
  }
});

vectorTest('the recipe for its bodies encrypts as the vectors say', async () => {
  const vectors = readVectors<Words>('symetry/body-cipher');
  assert.ok(vectors.length > 1);
  for (const { secret, text: plain, body } of vectors) {
    assert.is(await printed('symetry-body', { SECRET: secret, TEXT: plain } as Words), body);
  }
});

vectorTest('the recipe for NCLUE signs as the vectors say', async () => {
  const vectors = readVectors<Words>('nclue/signature');
  assert.ok(vectors.length > 1);
  for (const { secret, accessKey, timestamp, method, target, signature } of vectors) {
    const words = { SECRET: secret, ACCESS_KEY: accessKey, TIMESTAMP: timestamp, VERB: method, TARGET: target } as Words;
    assert.is(await printed('nclue', words), signature);
  }
});

test('its commands work in their order', () =>
  withFolder(async (folder) => {
    const block = /^```sh\n(taskwright users.*?)^```$/ms.exec(text)?.[1] ?? '';
    const lines = block.trim().split('\n');
    assert.is(lines.length, 4);
    for (const line of lines) {
      const argv = line.replace(/ #.*/, '').trim().split(/\s+/).slice(1);
      const { code, stderr } = await command([...argv, '--data-dir', folder]);
      assert.is(code, 0, `${line}: ${stderr}`);
    }
  }));

test.run();
