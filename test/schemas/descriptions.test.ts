import * as assert from 'uvu/assert';
import { isNode } from '../../codegen/definition/schema-walk.js';
import { suite } from '../support/harness.js';
import { ours, readOurs, schemasIn } from './definitions.js';

/** Longer ones belong into a guide. */
const LONGEST = 280;

const test = suite('definitions: what they say to people');

test('the compiler has nothing to remark on', async () => {
  const { diagnostics } = await readOurs();
  assert.equal(diagnostics, []);
});

test('every property is described, in shared definitions too', async () => {
  const bare: string[] = [];
  for (const { at, node } of schemasIn(await ours())) {
    for (const [name, property] of Object.entries(isNode(node.properties) ? node.properties : {})) {
      if (!isNode(property) || typeof property.description !== 'string') bare.push(`${at} ${name}`);
    }
  }
  assert.equal(bare, []);
});

test('every description is one short line of sentences', async () => {
  const api = await ours();
  const said = [
    ...api.services.flatMap(({ name, description, actions }) => [
      { at: name, text: description },
      ...actions.flatMap(({ fullName, layers }) =>
        layers.map((layer) => ({ at: `${fullName} ${layer.version}`, text: layer.description })),
      ),
    ]),
    ...api.machines.flatMap(({ name, statuses }) =>
      statuses.map((status) => ({ at: `${name} ${status.name}`, text: status.description })),
    ),
    ...[...schemasIn(api)].flatMap(({ at, node }) =>
      typeof node.description === 'string' ? [{ at, text: node.description }] : [],
    ),
  ];
  assert.ok(said.length > 1000, `only ${said.length} descriptions were found`);
  assert.equal(
    said.filter(({ text }) => !isSentences(text)),
    [],
  );
});

test('what counts as one short line of sentences', () => {
  assert.ok(isSentences('Id of the task.'));
  assert.ok(isSentences('1 when tasks.get_all does, in 2.13; otherwise 0.'));
  for (const text of ['', 'Id of the task', 'id of the task.', 'Id.\nMore.', 'Id  of.', ' Id.', `${'A'.repeat(LONGEST)}.`]) {
    assert.not.ok(isSentences(text), JSON.stringify(text));
  }
});

test.run();

function isSentences(text: string): boolean {
  return /^[A-Z0-9]/.test(text) && /^\S+(?: \S+)*\.$/.test(text) && text.length <= LONGEST;
}
