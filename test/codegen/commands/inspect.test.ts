import * as assert from 'uvu/assert';
import { inspectCommand } from '../../../codegen/commands/inspect.js';
import type { Inspection } from '../../../codegen/commands/inspection.js';
import { suite } from '../../support/harness.js';
import { type Files, withFolder } from '../fixtures/folder.js';
import { memoryIo } from '../fixtures/io.js';
import { NOTES_FILES, withAction } from '../fixtures/services.js';

const test = suite('inspect');

function inspect(action: string, json = false, files: Files = NOTES_FILES): Promise<{ code: number; out: string; err: string }> {
  return withFolder(files, async (schemas) => {
    const io = memoryIo();
    const code = await inspectCommand({ schemas, action, json }, io);
    return { code, out: io.out(), err: io.err() };
  });
}

async function inspected(action: string): Promise<Inspection> {
  const { code, out } = await inspect(action, true);
  assert.is(code, 0);
  return JSON.parse(out) as Inspection;
}

test('shows the newest layer when no version is given', async () => {
  assert.is((await inspected('notes.get_all')).version, '1.10');
});

test('shows the layer that answers the version', async () => {
  assert.is((await inspected('notes.get_all@1.2')).version, '1.2');
  assert.is((await inspected('notes.get_all@1.9')).version, '1.2');
  assert.is((await inspected('notes.get_all@7.0')).version, '1.10');
});

test('says which layers there are and what each added', async () => {
  const { versions } = await inspected('notes.get_all@1.0');
  assert.equal(
    versions.map(({ version, changes }) => [version, changes.map(({ path }) => path)]),
    [
      ['1.0', []],
      ['1.2', ['request.properties.search', 'response.properties.total']],
      ['1.10', ['request.properties.kind']],
    ],
  );
});

test('follows references, what stands beside them winning', async () => {
  const { request, response } = await inspected('notes.get_all');
  assert.equal((request as { readonly properties: Record<string, unknown> }).properties.kind, {
    type: 'string',
    enum: ['plain', 'todo'],
    description: 'Only of this kind',
  });
  assert.not.match(JSON.stringify(response), '$ref');
  assert.match(JSON.stringify(response), '"todo"');
});

test('tells access, errors and what will become of it', async () => {
  const { internal, authorize, allowRoles, errors, deprecated, sunset } = await inspected('notes.delete');
  assert.equal(
    { internal, authorize, allowRoles, errors, deprecated, sunset },
    {
      internal: true,
      authorize: false,
      allowRoles: ['user', 'admin'],
      errors: ['locked', 'not_found'],
      deprecated: '2026-01-31',
      sunset: '2026-12-31',
    },
  );
});

test('prints it for people', async () => {
  const { code, out } = await inspect('notes.get_all@1.5');
  assert.is(code, 0);
  assert.is(
    out,
    `notes.get_all@1.2
  Lists notes

access
  needs credentials, roles user, admin
  errors: not_found

versions
  1.0
  1.2 (shown)
    + request.search
    + response.total
  1.10
    + request.kind

request
  id       list of string  # Only these
  page     integer >= 0, default 0  # Page number
  search   string  # Text to look for

response
  notes   list of object  # The notes
    id*      string  # Identifier
    kind     "plain" | "todo"  # What sort of note
    author   string  # Who wrote it
    extra    map of string | null  # Anything else
  total   integer  # How many there are
`,
  );
});

test('prints batches and what is to go', async () => {
  assert.match((await inspect('notes.delete_many')).out, 'request\n  a list of requests of delete@1.10\n');
  const { out } = await inspect('notes.delete');
  assert.match(out, 'open to all, roles user, admin, internal');
  assert.match(out, 'deprecated since 2026-01-31\n  goes away on 2026-12-31');
  assert.match(out, 'response\n  object\n');
});

test('prints what was taken away and what changed', async () => {
  const { out } = await inspect('notes.get_all', false, {
    'notes.conf': `_description: "Notes"
get_all {
  "1.0" { description: "L", response { type: object }, request { type: object, properties { a { type: string, description: "A" }, b { type: integer, description: "B" } } } }
  "1.1" { description: "L", deprecated: true, response { type: string }, request { type: object, properties { b { type: integer, minimum: 1, description: "B" } } } }
}`,
  });
  assert.match(out, '    - request.a\n    + request.b.minimum\n    ~ response.type: "object" became "string"\n');
  assert.match(out, '\n  deprecated\n');
});

test('looks into maps and lists of lists for fields', async () => {
  const { out } = await inspect('notes.get_all', false, {
    'notes.conf': withAction('').replace(
      'response { type: object }',
      `response { type: object, properties { m { type: object, description: "M", additionalProperties { type: array, items { type: object, properties { deep {
        type: string, pattern: "^a", description: """ D
        more """ } } } } } } }`,
    ),
  });
  assert.match(out, '  m   map of list of object  # M\n    deep   string like ^a  # D\n');
});

test('an unknown action is an error that says which was meant', async () => {
  const { code, out, err } = await inspect('notes.get_al');
  assert.equal([code, out], [1, '']);
  assert.is(err, 'no action notes.get_al: did you mean "notes.get_all"?\n');
  assert.match((await inspect('xyz')).err, 'there are notes.delete, notes.delete_many, notes.get_all');
});

test('a version older than all layers is an error', async () => {
  const { code, err } = await inspect('notes.delete_many@1.0');
  assert.equal([code, err], [1, 'notes.delete_many does not exist yet at 1.0\n']);
});

for (const version of ['2', 'v1.0', '', '1.00', 'newest']) {
  test(`@${version} is a wrong call`, async () => {
    const { code, err } = await inspect(`notes.get_all@${version}`);
    assert.equal([code, err], [2, `notes.get_all@${version}: a version is MAJOR.MINOR\n`]);
  });
}

test('definitions with errors are reported instead', async () => {
  const files = { 'notes.conf': withAction('colour: red') };
  const { code, out, err } = await inspect('notes.get_all', false, files);
  assert.equal([code, out], [1, '']);
  assert.match(err, 'TW201');
  assert.match((await inspect('notes.get_all', true, files)).out, '"TW201"');
});

test('a folder that does not exist is a wrong call', async () => {
  const io = memoryIo();
  assert.is(await inspectCommand({ schemas: '/nonexistent', action: 'a.b' }, io), 2);
});

test.run();
