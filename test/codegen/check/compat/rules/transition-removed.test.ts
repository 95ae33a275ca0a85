import * as assert from 'uvu/assert';
import { compareApis } from '../../../../../codegen/check/compat/compare.js';
import { viewsOf } from '../../../../../codegen/check/compat/view.js';
import { suite } from '../../../../support/harness.js';
import { apiOf } from '../../../fixtures/folder.js';
import { action, texts } from '../changes.js';

const test = suite('a status in which an action is refused');

/** What is found when a machine with these statuses comes to have others. */
async function between(was: string, is: string): Promise<string[]> {
  const read = async (statuses: string) => {
    const machine = `_description: "M"\nstatuses { ${statuses} }`;
    return viewsOf(await apiOf(`_description: "Notes"\n${action()}\n`, { 'note-status.conf': machine }));
  };
  return texts(compareApis(await read(was), await read(is)));
}

const draft = (next: string) => `draft { description: "D", next: [${next}] }`;
const sent = (next: string, by = 'notes.get') => `sent { description: "S", next: [${next}], reached_by: [${by}] }`;
const lost = 'lost { description: "L", next: [] }';

test('one that could be left by it', async () => {
  const [was, is] = [`${draft('sent, lost')}\n${sent('')}\n${lost}`, `${draft('lost')}\n${sent('')}\n${lost}`];
  assert.equal(await between(was, is), ['error transition-removed: no more note: draft -> sent']);
});

test('an action that does not lead there any more', async () => {
  assert.equal(await between(`${draft('sent')}\n${sent('')}`, `${draft('sent')}\n${sent('', '')}`), [
    'error transition-removed: no more note: draft -> sent',
  ]);
});

test('a change that no action makes is none of the business of callers', async () => {
  assert.equal(await between(`${draft('sent, lost')}\n${sent('')}\n${lost}`, `${draft('sent')}\n${sent('')}\n${lost}`), []);
});

test.run();
