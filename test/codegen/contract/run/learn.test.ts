import * as assert from 'uvu/assert';
import type { Case } from '../../../../codegen/contract/cases/case.js';
import { Random } from '../../../../codegen/contract/generate/random.js';
import type { Result } from '../../../../codegen/contract/rules/rule.js';
import { learn } from '../../../../codegen/contract/run/learn.js';
import type { Outcome } from '../../../../codegen/contract/run/play.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('how objects are made is found out');

const { resources } = await notesParts();
const result = (code: number, subcode: number): Result => {
  return { code, subcode, message: 'No', errorData: {}, endpoint: {}, data: {} };
};

/** Learns from a server that makes an object when `takes` holds for the request. */
async function learned(
  takes: (action: string, request: Readonly<Record<string, unknown>>) => boolean,
  { wanted = ['notes', 'folders'], signal = new AbortController().signal } = {},
) {
  const calls: string[] = [];
  const play = async ({ step }: Case): Promise<Outcome> => {
    const request = step.request as Record<string, unknown>;
    calls.push(`${step.action} ${Object.keys(request).join(' ')}`.trim());
    return { violations: [], result: takes(step.action, request) ? result(200, 0) : result(400, 12) };
  };
  return { ...(await learn(resources, new Set(wanted), new Random('learn'), play, signal)), calls };
}

test('the definition says enough', async () => {
  const { resources: found, unmade, calls } = await learned(() => true);
  assert.equal(calls, ['folders.create', 'notes.create text']);
  assert.equal([found.get('folders')?.needed, found.get('notes')?.needed, unmade.size], [[], [], 0]);
});

test('an action wants more than it says: the fewest fields that will do', async () => {
  const { resources: found, calls } = await learned((action, request) => action !== 'folders.create' || 'name' in request);
  assert.equal(found.get('folders')?.needed, ['name']);
  assert.ok(calls.includes('folders.create name colour'), 'all were tried first');
});

test('it wants several', async () => {
  const both = await learned((action, request) => action !== 'folders.create' || ('name' in request && 'colour' in request));
  assert.equal(both.resources.get('folders')?.needed, ['name', 'colour']);
});

test('nothing will do: the kind is given up, with what the plainest request was answered', async () => {
  const { resources: found, unmade } = await learned((action) => action !== 'folders.create');
  assert.not(found.has('folders'));
  assert.equal([...unmade], [['folders', 'folders.create: 400/12 No']]);
  assert.ok(found.has('notes'), 'others are not');
});

test('only kinds that requests refer to are tried', async () => {
  const { calls, resources: found } = await learned(() => false, { wanted: [] });
  assert.equal([calls, found.size], [[], resources.size]);
});

test('told to end, it tries nothing more', async () => {
  const { calls } = await learned(() => true, { signal: AbortSignal.abort() });
  assert.equal(calls, []);
});

test.run();
