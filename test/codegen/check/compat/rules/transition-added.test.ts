import * as assert from 'uvu/assert';
import { compareApis } from '../../../../../codegen/check/compat/compare.js';
import { viewsOf } from '../../../../../codegen/check/compat/view.js';
import { suite } from '../../../../support/harness.js';
import { apiOf } from '../../../fixtures/folder.js';
import { action, texts } from '../changes.js';

const test = suite('a status in which an action is done');

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

test('one that can be left by it', async () => {
  const [was, is] = [`${draft('sent')}\n${sent('')}\n${lost}`, `${draft('sent')}\n${sent('sent')}\n${lost}`];
  assert.equal(await between(was, is), ['info transition-added: also note: sent -> sent']);
});

test('a new status that leads there', async () => {
  const late = 'late { description: "L", next: [sent] }';
  assert.equal(await between(`${draft('sent')}\n${sent('')}\n${lost}`, `${draft('sent')}\n${sent('')}\n${lost}\n${late}`), [
    'info transition-added: also note: late -> sent',
  ]);
});

test.run();
