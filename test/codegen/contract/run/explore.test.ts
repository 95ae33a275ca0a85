import * as assert from 'uvu/assert';
import type { Case } from '../../../../codegen/contract/cases/case.js';
import { Random } from '../../../../codegen/contract/generate/random.js';
import { type Subject, subjectOf } from '../../../../codegen/contract/model/subject.js';
import { explore } from '../../../../codegen/contract/run/explore.js';
import type { Outcome } from '../../../../codegen/contract/run/play.js';
import type { StatusMachine } from '../../../../codegen/definition/ir.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('a transition table is walked');

const { api, operations, resources } = await notesParts();
const subject = subjectOf(api.machines[0] as StatusMachine, operations, resources) as Subject;

type Step = (action: string, status: string) => string | undefined;

/** The status machine as the definition has it: what an action makes of a status; undefined when it is refused. */
const right: Step = (action, status) => {
  if (action === 'notes.show') return ['draft', 'shown'].includes(status) ? 'shown' : undefined;
  return status === 'shown' ? 'gone' : status;
};

interface Walk {
  readonly unreached: readonly string[];
  readonly played: readonly string[];
  readonly noted: readonly string[];
}

/** Walks on a server that moves objects as `step` says. */
async function walked(step: Step, more: { readonly play?: (each: Case) => Outcome | undefined } = {}): Promise<Walk> {
  const [played, noted]: [string[], string[]] = [[], []];
  const moves = ({ setup, step: last }: Case): Outcome => {
    let status = 'draft';
    for (const { action } of setup.filter(({ action }) => ['notes.show', 'notes.drop_many'].includes(action))) {
      status = step(action, status) ?? status;
    }
    if (last.action === 'notes.get') return { violations: [], status };
    played.push(`${last.action} from ${status}`);
    const after = step(last.action, status);
    const code = after === undefined ? 400 : 200;
    const result = { code, subcode: code === 200 ? 0 : 110, message: '', errorData: {}, endpoint: {}, data: {} };
    return { violations: [], result, status: after ?? status };
  };
  const unreached = await explore({
    ...{ subject, resources, random: new Random('walk'), concurrency: 2 },
    play: async (each) => (more.play ? more.play(each) : moves(each)),
    note: (_, { message }) => noted.push(message),
  });
  return { unreached, played: played.toSorted(), noted };
}

test('every action is called in every status', async () => {
  const { unreached, played, noted } = await walked(right);
  assert.equal([unreached, noted], [[], []]);
  assert.equal(played, [
    'notes.drop_many from draft',
    'notes.drop_many from gone',
    'notes.drop_many from shown',
    'notes.show from draft',
    'notes.show from gone',
    'notes.show from shown',
  ]);
});

test('what may follow and never does is told', async () => {
  const { noted, unreached } = await walked((action, status) => (action === 'notes.show' ? undefined : status));
  assert.equal(noted, ['shown may follow draft, but nothing leads there: notes.show 400/110']);
  assert.equal(unreached, ['shown', 'gone']);
});

test('where only an action on lists leads, nothing is told: it answers 200 in any case', async () => {
  const { noted, unreached } = await walked((action, status) => (action === 'notes.drop_many' ? status : right(action, status)));
  assert.equal([noted, unreached], [[], ['gone']]);
});

test('an object that cannot be made, or whose status cannot be read, leaves all unreached', async () => {
  const { unreached } = await walked(right, { play: () => ({ violations: [], skipped: 'notes.create: No' }) });
  assert.equal(unreached, ['draft', 'shown', 'gone']);
});

test('a run that ends meanwhile tells nothing of what it has not seen', async () => {
  let count = 0;
  const { noted } = await walked(right, {
    play: () => (count++ === 0 ? { violations: [], status: 'draft' } : undefined),
  });
  assert.equal(noted, []);
});

test.run();
