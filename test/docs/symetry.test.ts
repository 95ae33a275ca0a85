import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { settings } from '../../src/app/settings.js';
import { parameterVariable } from '../../src/app/worker/child-environment.js';
import type { SymetryEnvelope } from '../../src/generated/surfaces/symetry.js';
import { heapDefaults } from '../../src/surfaces/symetry/heap.js';
import { nameTaken, symetryRefusals, unknownTask, untouchable } from '../../src/surfaces/symetry/refusals.js';
import { isSecretParam } from '../../src/surfaces/symetry/secret-params.js';
import { suite } from '../support/harness.js';
import { startServer, withFolder } from '../support/running-server.js';
import { SymetryClient } from '../support/symetry-client.js';
import { guide, recipe, recipesRun } from './recipes.js';

const test = suite('the guide to SymetryML');

const text = guide('symetry');

if (recipesRun) {
  test('its recipes make a task, list, start, stop and delete it', () =>
    withFolder(async (folder) => {
      const { id, secret } = await SymetryClient.credential(folder);
      const server = await startServer(folder);
      const variables = { API: server.url, CUSTOMER: id, SECRET: secret };
      const call = async (REST: string, VERB = 'GET') =>
        JSON.parse(await recipe(text, 'call', { ...variables, REST, VERB })) as SymetryEnvelope;
      const made = JSON.parse(await recipe(text, 'create', variables)) as SymetryEnvelope;
      assert.equal([made.statusCode, made.statusString], ['CREATED', 'Task created with name [t1] for customer [c1]']);
      assert.equal((await call('')).values, { stringList: { values: ['t1'] } });
      assert.is((await call('/t1/start')).statusCode, 'OK');
      const shown = { status: 'RUNNING', processIsAlive: 'false', lastError: '' };
      assert.equal((await call('/t1')).values, { KSVSMap: { values: [shown] } });
      assert.is((await call('/t1/stop')).statusCode, 'OK');
      assert.is((await call('/t1', 'DELETE')).statusCode, 'OK');
      assert.is((await call('/t1')).statusCode, 'NOT_FOUND');
      await server.stop();
    }));
} else test.skip('its recipes make a task, list, start, stop and delete it', 'bash, openssl and curl are not all installed');

test('names every refusal with its status', () => {
  const refusals = [
    ...Object.values(symetryRefusals).filter(({ status }) => status !== 400),
    ...[symetryRefusals.noSignature, symetryRefusals.body],
    ...[unknownTask('t1', 'c1'), nameTaken('t1', 'c1'), untouchable('t1', 'c1', 'is published')],
    untouchable('t1', 'c1', 'is still stopping'),
  ];
  for (const { status, statusString } of refusals) {
    const rows = text.split('\n').filter((line) => line.startsWith(`| ${status} |`));
    assert.ok(
      rows.some((line) => line.includes(`\`${statusString}\``)),
      `${status} ${statusString}`,
    );
  }
});

test('cites every assumption', () => {
  for (let n = 1; n <= 8; n++) assert.match(text, `A-SYM-${n}`);
});

test('its command for a worker says the defaults of memory that the surface checks with', () =>
  withFolder(async (folder) => {
    const [, command = ''] = /--exec '(.*?)'$/ms.exec(text) ?? [];
    writeFileSync(join(folder, 'java'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    const ran = (environment: Readonly<Record<string, string>>) =>
      spawnSync('/bin/sh', ['-c', command], { env: { PATH: `${folder}:${process.env.PATH}`, ...environment }, encoding: 'utf8' })
        .stdout;
    const { 'sml.task.heap.min': min, 'sml.task.heap.max': max } = heapDefaults;
    assert.is(ran({}), `-Xms${min} -Xmx${max} -jar streams.jar\n`);
    const given = { [parameterVariable('symetry', 'sml.task.heap.max')]: '4g' };
    assert.is(ran(given), `-Xms${min} -Xmx4g -jar streams.jar\n`);
  }));

test('names settings that there are', () => {
  const named = [...text.matchAll(/`(surfaces\.symetry\.\w+)`/g)].map(([, path]) => path);
  const there = settings.map(({ path }) => path).filter((path) => path.startsWith('surfaces.symetry.'));
  assert.equal(new Set(named), new Set(there.filter((path) => !path.endsWith('.enabled'))));
});

test('names words that make a parameter a secret', () => {
  const [, words = ''] = /when a word of its name says so \((.*?) and the like\)/s.exec(text) ?? [];
  const named = [...words.matchAll(/`(.*?)`/g)].map(([, word = '']) => word);
  assert.ok(named.length > 5);
  for (const word of named) assert.ok(isSecretParam(word, 'x'), word);
});

test.run();
