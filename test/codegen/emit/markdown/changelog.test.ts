import * as assert from 'uvu/assert';
import { emitChangelog } from '../../../../codegen/emit/markdown/changelog.js';
import { suite } from '../../../support/harness.js';
import { apiOf } from '../../fixtures/folder.js';

const test = suite('a changelog');

const NOTES = `_description: "Notes"
_definitions { note { type: object, properties { text { description: "What it says.", type: string } } } }
get {
  "1.0" { description: "Gives a note.", request { type: object, properties { id { description: "I", type: string } } }, response { type: object } }
  "1.2": \${get."1.0"} {
    request { required: [id], properties.size { description: "How large. Or small.", type: integer, minimum: 1 } }
    response.properties.note { description: "The note.", "$ref": "#/definitions/note" }
  }
  "1.10": \${get."1.2"} { description: "Gives a note, quickly.", deprecated: "2026-01-01" }
}
put { "1.2" { description: "Takes a note. And keeps it.", request { type: object }, response { type: object } } }
get_many { "1.2" { description: "Gives many.", batch_request { action: get, version: "1.10" }, response { type: object } } }
add { "1.0" { description: "Adds.", request { type: object }, response { type: object } }, "1.2": \${add."1.0"} {} }
`;

async function pages(): Promise<ReadonlyMap<string, string>> {
  return emitChangelog(await apiOf(NOTES), '../reference/');
}

test('has a page for each version that a layer names, and an index of them, the newest first', async () => {
  assert.equal([...(await pages()).keys()], ['1.0.md', '1.2.md', '1.10.md', 'README.md']);
  const index = (await pages()).get('README.md') ?? '';
  assert.match(index, /\| \[1\.10\]\(1\.10\.md\) .*\n\| \[1\.2\]\(1\.2\.md\) .*\n\| \[1\.0\]\(1\.0\.md\) /);
  assert.match(index, '| version | new actions | changed actions | breaking | deprecated |');
  assert.match(index, '| [1.2](1.2.md) | 2 | 1 | 1 |  |');
  assert.match(index, '| [1.10](1.10.md) |  | 1 |  | 1 |');
});

test('of the first version everything is new', async () => {
  const page = (await pages()).get('1.0.md') ?? '';
  assert.match(page, 'The first version.');
  assert.match(page, '| [notes.get](../reference/notes.md#get) | Gives a note. |');
});

test('tells new actions with what they do, and new fields with what they are', async () => {
  const page = (await pages()).get('1.2.md') ?? '';
  assert.match(page, 'What changes for callers who come from [1.0](1.0.md). **1 breaking change.**');
  assert.match(page, '| [notes.put](../reference/notes.md#put) | Takes a note. |');
  assert.match(page, '### [notes.get](../reference/notes.md#get)');
  assert.match(page, '- takes `size` (integer, at least 1): How large.');
  assert.match(page, '- gives `note` ([note](../reference/notes.md#object-note)): The note.');
});

test('marks what breaks', async () => {
  assert.match(
    (await pages()).get('1.2.md') ?? '',
    '- **Breaking**: `request.id`: the field became required (`request-field-became-required`)',
  );
});

test('says of a new layer with the same fields that it has them', async () => {
  assert.match((await pages()).get('1.2.md') ?? '', '### [notes.add](../reference/notes.md#add)\n\nThe same fields.');
});

test('tells what an action does now when that is said in other words, and first that it is deprecated', async () => {
  assert.match(
    (await pages()).get('1.10.md') ?? '',
    '### [notes.get](../reference/notes.md#get)\n\nGives a note, quickly.\n\n- **Deprecated since 2026-01-01.**\n- May break: deprecated, but without a sunset',
  );
});

test('does not depend on the day it is made', async () => {
  assert.equal([...(await pages())], [...(await pages())]);
  assert.not.match([...(await pages()).values()].join(), 'sunset-too-near');
});

test.run();
