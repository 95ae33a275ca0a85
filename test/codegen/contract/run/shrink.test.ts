import { asyncProperty, assert as check, jsonValue } from 'fast-check';
import * as assert from 'uvu/assert';
import { type Case, stepOf } from '../../../../codegen/contract/cases/case.js';
import { shrink, smaller } from '../../../../codegen/contract/run/shrink.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('the smallest case');

const { operation } = await notesParts();
const step = (name: string, request: unknown, gives?: string) =>
  stepOf(operation(name), request, gives === undefined ? {} : { gives });
const caseOf = (request: unknown, setup: Case['setup'] = []): Case => ({ setup, step: step('notes.update', request), note: 'n' });

async function smallest(start: Case, fails: (each: Case) => boolean): Promise<{ readonly found: Case; readonly tries: number }> {
  let tries = 0;
  const found = await shrink(start, async (each) => {
    tries++;
    return fails(each);
  });
  return { found, tries };
}

const request = (each: Case): Record<string, unknown> => each.step.request as Record<string, unknown>;

test('members that do not matter go', async () => {
  const { found } = await smallest(caseOf({ a: 1, b: { c: [1, 2], d: 'x' }, e: null }), (each) => 'b' in request(each));
  assert.equal(found.step.request, { b: {} });
});

test('what matters deep inside stays, and nothing around it', async () => {
  const start = caseOf({ list: [{ x: 1 }, { x: 2, y: 'bad', z: [1, 2, 3] }], other: 'text' });
  const { found } = await smallest(start, (each) => JSON.stringify(each.step.request).includes('bad'));
  assert.equal(found.step.request, { list: [{ y: 'bad' }] });
});

test('texts become short and numbers small, as far as it goes', async () => {
  const start = caseOf({ text: 'abcdefghij'.repeat(10), number: 4096 });
  const { found } = await smallest(start, (each) => String(request(each).text).length > 9 && Number(request(each).number) > 100);
  const { text, number } = request(found);
  assert.ok(String(text).length < 20 && Number(number) < 300, `${text} ${number}`);
});

test('a character outside the first plane is not cut in half', async () => {
  const start = caseOf({ text: '🦉🦉🦉🦉🦉🦉🦉🦉' });
  const { found } = await smallest(
    start,
    (each) => typeof request(each).text === 'string' && String(request(each).text).length > 3,
  );
  assert.match(String(request(found).text), /^🦉+$/u);
});

test('steps that it does not need go, those that it needs say little', async () => {
  const setup = [
    step('folders.create', { name: 'x', colour: 'red' }, 'folders_1'),
    step('notes.create', { text: 'long text', folder: '{{folders_1}}' }, 'notes_2'),
  ];
  const { found } = await smallest(caseOf({ note: '{{notes_2}}' }, setup), (each) =>
    each.setup.some(({ action }) => action === 'notes.create'),
  );
  assert.equal(
    found.setup.map((each) => [each.action, each.request]),
    [['notes.create', {}]],
  );
});

test('an object that is not made any more is one that nothing knows', async () => {
  const setup = [step('notes.create', { text: 'x' }, 'notes_1')];
  const { found } = await smallest(caseOf({ note: '{{notes_1}}' }, setup), (each) => 'note' in request(each));
  assert.equal([found.setup, found.step.request], [[], { note: 'a' }]);
});

test('an id of an object that is needed stays as it is', async () => {
  const { found } = await smallest(caseOf({ note: '{{notes_2}}', text: 'x' }), (each) => request(each).note === '{{notes_2}}');
  assert.equal(found.step.request, { note: '{{notes_2}}' });
});

test('a batch stays a batch', async () => {
  const batch: Case = { setup: [], step: step('notes.update_batch', [{ note: 'a' }, { note: 'bad', text: 'x' }]), note: 'n' };
  const { found } = await smallest(batch, (each) => JSON.stringify(each.step.request).includes('bad'));
  assert.equal(found.step.request, [{ note: 'bad' }]);
});

test('what cannot be made smaller stays, and it is not tried for ever', async () => {
  const start = caseOf(Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`m${at}`, at])));
  const { found, tries } = await smallest(start, () => false);
  assert.equal(found, start);
  assert.ok(tries <= 120, `${tries}`);
});

test('nothing smaller is the same, and getting smaller comes to an end', () =>
  check(
    asyncProperty(jsonValue({ maxDepth: 3 }), async (value) => {
      let current: unknown = value;
      for (let steps = 0; ; steps++) {
        const [next] = smaller(current);
        if (next === undefined) break;
        assert.not.equal(next, current);
        assert.ok(steps < 5000);
        current = next;
      }
    }),
  ));

test.run();
