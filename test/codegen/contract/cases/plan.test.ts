import * as assert from 'uvu/assert';
import type { Case } from '../../../../codegen/contract/cases/case.js';
import { wrongWith } from '../../../../codegen/contract/model/operation.js';
import { placeholdersIn } from '../../../../codegen/emit/markdown/placeholders.js';
import { ours } from '../../../schemas/definitions.js';
import { suite } from '../../../support/harness.js';
import { casesFor, notesApi } from '../fixture.js';

const test = suite('the plan of a run');

const api = await notesApi();
const told = (cases: readonly Case[]): string[] =>
  cases.map(({ setup, step, note }) =>
    JSON.stringify([setup.map((each) => each.request), step.action, step.version, step.request, note]),
  );
const kindOf = ({ step, note }: Case): string => {
  if (step.as !== 'caller' || !step.operation || note.includes('newer')) return 'access';
  return wrongWith(step.request, step.operation, false).length > 0 ? 'near miss' : 'right';
};

test('the same seed makes the same cases, another seed others', () => {
  assert.equal(told(casesFor(api, { seed: 'a' })), told(casesFor(api, { seed: 'a' })));
  assert.not.equal(told(casesFor(api, { seed: 'a' })), told(casesFor(api, { seed: 'b' })));
});

test('every layer of every action has its turn before any has its second', async () => {
  const cases = casesFor(await ours());
  const layers = cases.map(({ step }) => `${step.action.replace('_not_there', '')}@${step.operation?.layer.version}`);
  const all = new Set(layers.filter((layer) => !layer.endsWith('undefined')));
  assert.equal(new Set(layers.slice(0, all.size)), all);
});

test('a run that is cut short has seen every kind of case', async () => {
  const cases = casesFor(await ours());
  const kinds = cases.slice(0, cases.length / 10).map(kindOf);
  for (const kind of ['right', 'near miss', 'access']) {
    assert.ok(kinds.filter((each) => each === kind).length > 20, `${kind} among the first`);
  }
});

test('whatever a request refers to is made before, once each, and nothing else is', async () => {
  for (const { setup, step } of casesFor(await ours())) {
    const made = setup.map(({ gives }) => gives);
    const used = new Set([step, ...setup].flatMap(({ request }) => placeholdersIn(request)));
    assert.equal(new Set(made), used, `${step.action} ${JSON.stringify(step.request)}`);
    for (const [at, each] of setup.entries()) {
      for (const name of placeholdersIn(each.request)) assert.ok(made.slice(0, at).includes(name));
    }
  }
});

test('more runs make more right requests, and change none of the others', () => {
  const few = told(casesFor(api, { runs: 1 })).length;
  const many = told(casesFor(api, { runs: 5 })).length;
  assert.ok(many >= few + 4 * 9, `${few} and ${many}`);
});

test.run();
