import * as assert from 'uvu/assert';
import type { ActionDefinition, ApiDefinition, SchemaNode } from '../../../codegen/definition/ir.js';
import { readDefinitions } from '../../../codegen/definition/read.js';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, read, readService, withFolder } from '../fixtures/folder.js';
import { ERRORS, NOTES, NOTES_FILES, withAction, withRequest } from '../fixtures/services.js';

const test = suite('reading definitions');

async function notes(): Promise<ApiDefinition> {
  const { api, diagnostics } = await read(NOTES_FILES);
  expectDiagnostics(diagnostics, []);
  return api as ApiDefinition;
}

function actionOf(api: ApiDefinition, name: string): ActionDefinition {
  const action = api.services[0]?.actions.find((each) => each.name === name);
  assert.ok(action, name);
  return action as ActionDefinition;
}

function propertiesOf(node: SchemaNode | undefined): Readonly<Record<string, SchemaNode>> {
  return (node?.properties ?? {}) as Readonly<Record<string, SchemaNode>>;
}

test('a service has its name, description, definitions and actions by name', async () => {
  const [service, ...others] = (await notes()).services;
  assert.is(others.length, 0);
  assert.is(service?.name, 'notes');
  assert.is(service?.description, 'Notes that people keep');
  assert.equal(
    service?.actions.map(({ fullName }) => fullName),
    ['notes.delete', 'notes.delete_many', 'notes.get_all'],
  );
  assert.is(service?.location.file, 'services/notes.conf'.replace(/^/, service?.location.file.split('services/')[0] ?? ''));
});

test('layers come oldest first, by number', async () => {
  const action = actionOf(await notes(), 'get_all');
  assert.equal(
    action.layers.map(({ version }) => version),
    ['1.0', '1.2', '1.10'],
  );
});

test('each layer holds what it added and what those before it said, and no more', async () => {
  const layers = actionOf(await notes(), 'get_all').layers;
  assert.equal(
    layers.map(({ request }) => Object.keys(propertiesOf(request)).sort()),
    [
      ['id', 'page'],
      ['id', 'page', 'search'],
      ['id', 'kind', 'page', 'search'],
    ],
  );
  assert.equal(
    layers.map(({ response }) => Object.keys(propertiesOf(response)).sort()),
    [['notes'], ['notes', 'total'], ['notes', 'total']],
  );
  assert.ok(layers.every(({ description }) => description === 'Lists notes'));
});

test('a substituted fragment is refined where it is used', async () => {
  const { page } = propertiesOf(actionOf(await notes(), 'get_all').layers[0]?.request);
  assert.equal(page, { type: 'integer', minimum: 0, default: 0, description: 'Page number' });
});

test('included definitions are built upon', async () => {
  const [layer] = actionOf(await notes(), 'delete').layers;
  assert.equal(layer?.request?.required, ['id']);
  assert.equal(Object.keys(propertiesOf(layer?.request)).sort(), ['force', 'id']);
});

test('fragments of layers are no definitions that could be referred to', async () => {
  const [service] = (await notes()).services;
  assert.equal(Object.keys(service?.definitions ?? {}).sort(), ['kind', 'note']);
});

test('null in a list of types is the type null', async () => {
  const [service] = (await notes()).services;
  const { extra } = propertiesOf(service?.definitions.note);
  assert.equal(extra?.additionalProperties, { type: ['string', 'null'] });
});

test('null stays what it is where values are meant', async () => {
  const api = await apiOf(
    withRequest('properties { a { enum: [x, null], default: null, x-accept: [number, null], description: "A" } }'),
  );
  const { a } = propertiesOf(actionOf(api, 'get_all').layers[0]?.request);
  assert.equal(a, { enum: ['x', null], default: null, 'x-accept': ['number', 'null'], description: 'A' });
});

test('a property may be called type', async () => {
  const api = await apiOf(withRequest('properties { type { type: [string, null], description: "A" } }'));
  assert.equal(propertiesOf(actionOf(api, 'get_all').layers[0]?.request).type, { type: ['string', 'null'], description: 'A' });
});

test('x- keys stay on the schema they were written on', async () => {
  const api = await notes();
  assert.is(propertiesOf(actionOf(api, 'get_all').layers[0]?.request).id?.['x-filter'], 'list');
  assert.is(propertiesOf(api.services[0]?.definitions.note).author?.['x-ref'], 'users');
});

test('access settings come from the action, then the service, then the rule', async () => {
  const api = await notes();
  const access = ({ internal, authorize, allowRoles, expand }: ActionDefinition) => ({ internal, authorize, allowRoles, expand });
  assert.equal(access(actionOf(api, 'get_all')), {
    internal: false,
    authorize: true,
    allowRoles: ['user', 'admin'],
    expand: false,
  });
  assert.equal(access(actionOf(api, 'delete')), {
    internal: true,
    authorize: false,
    allowRoles: ['user', 'admin'],
    expand: false,
  });
  assert.equal(access(actionOf(api, 'delete_many')), { internal: false, authorize: true, allowRoles: ['*'], expand: true });
  const plain = await apiOf(withAction(''));
  assert.equal(access(actionOf(plain, 'get_all')), { internal: false, authorize: true, allowRoles: ['*'], expand: false });
});

test('an action says what client libraries go by, and none of it unless it does', async () => {
  const promises = ({ idempotent, login, stream }: ActionDefinition) => ({ idempotent, login, stream });
  assert.equal(promises(actionOf(await notes(), 'get_all')), { idempotent: false, login: false, stream: false });
  const api = await apiOf(withAction('x-idempotent: true, x-stream: true'));
  assert.equal(promises(actionOf(api, 'get_all')), { idempotent: true, login: false, stream: true });
  const { diagnostics } = await readService(withAction('x-idempotent: maybe'));
  expectDiagnostics(diagnostics, [{ code: 'TW204', line: 3, message: '"x-idempotent"' }]);
});

test('errors of an action and of its layers are one list', async () => {
  const api = await notes();
  assert.equal(actionOf(api, 'get_all').errors, ['not_found']);
  assert.equal(actionOf(api, 'delete').errors, ['locked', 'not_found']);
  assert.equal(actionOf(api, 'delete_many').errors, []);
});

test('a batch names the action and version it repeats', async () => {
  const [layer] = actionOf(await notes(), 'delete_many').layers;
  assert.equal(layer?.batch, { action: 'delete', version: '1.10' });
  assert.is(layer?.request, undefined);
});

test('a version of a batch may be a bare number', async () => {
  const api = await apiOf(`${withAction('')}
many { "1.0" { description: "Lists", batch_request { action: get_all, version: 1.5 }, response { type: object } } }`);
  assert.equal(actionOf(api, 'many').layers[0]?.batch, { action: 'get_all', version: '1.5' });
});

test('a layer is deprecated and removed as it says, or as its action says', async () => {
  const [layer] = actionOf(await notes(), 'delete').layers;
  assert.is(layer?.deprecated, '2026-01-31');
  assert.is(layer?.sunset, '2026-12-31');
  const api = await apiOf(`_description: "Notes"
get_all {
  deprecated: true
  "1.0" { description: "Lists", request { type: object }, response { type: object } }
  "1.1" { description: "Lists", deprecated: "2026-02-01", request { type: object }, response { type: object } }
  "1.2" { description: "Lists", deprecated: false, request { type: object }, response { type: object } }
}`);
  assert.equal(
    actionOf(api, 'get_all').layers.map((each) => each.deprecated),
    [true, '2026-02-01', false],
  );
  assert.not.ok(Object.hasOwn(actionOf(api, 'get_all').layers[0] ?? {}, 'sunset'));
});

test('actions and layers know where they were written', async () => {
  const api = await notes();
  const lineOf = (text: string) => NOTES.split('\n').findIndex((line) => line.startsWith(text)) + 1;
  assert.is(actionOf(api, 'get_all').location.line, lineOf('get_all {'));
  assert.equal(
    actionOf(api, 'get_all').layers.map(({ location }) => location.line),
    [lineOf('    "1.0"'), lineOf('    "1.2"'), lineOf('    "1.10"')],
  );
  assert.is(actionOf(api, 'get_all').layers[0]?.location.column, 5);
});

test('the error catalogue comes by code, then subcode', async () => {
  const { errors } = await notes();
  assert.equal(
    errors.map(({ code, subcode, name, message }) => ({ code, subcode, name, message })),
    [
      { code: 400, subcode: 2, name: 'not_found', message: 'no such note' },
      { code: 400, subcode: 20, name: 'locked', message: 'note is locked' },
      { code: 403, subcode: 1, name: 'forbidden', message: 'not yours' },
    ],
  );
  assert.is(errors[0]?.location.line, 3);
});

test('a status machine is read', async () => {
  const { api, diagnostics } = await read({
    'notes.conf': withAction(''),
    'note-status.conf': `_description: "Life of a note"
statuses {
  draft { description: "Being written", next: [final] }
  final { description: "Done", reached_by: [notes.get_all] }
}`,
  });
  expectDiagnostics(diagnostics, []);
  assert.equal(api?.machines, [
    {
      name: 'note',
      description: 'Life of a note',
      statuses: [
        { name: 'draft', description: 'Being written', next: ['final'], reachedBy: [] },
        { name: 'final', description: 'Done', next: [], reachedBy: ['notes.get_all'] },
      ],
    },
  ]);
});

test('services are sorted by name, and files starting with _ are none', async () => {
  const text = withAction('');
  const { api } = await read({ 'services/zebras.conf': text, 'services/ants.conf': text, 'services/_shared.conf': 'a: 1' });
  assert.equal(
    api?.services.map(({ name }) => name),
    ['ants', 'zebras'],
  );
});

test('without a services folder the files of the folder itself are the services', async () => {
  const { api } = await read({
    'notes.conf': withAction('errors: [locked]'),
    'errors.conf': ERRORS,
    'note-status.conf': '_description: "Life", statuses { a { description: "A" } }',
    'readme.md': 'not a definition',
  });
  assert.equal(
    api?.services.map(({ name }) => name),
    ['notes'],
  );
  assert.is(api?.errors.length, 3);
  assert.is(api?.machines.length, 1);
});

test('every file that was read is listed, included ones too', () =>
  withFolder(NOTES_FILES, async (dir) => {
    const { files } = await readDefinitions(dir);
    assert.equal(files, [`${dir}/errors.conf`, `${dir}/services/_common.conf`, `${dir}/services/notes.conf`]);
  }));

test('a folder without services is an error', async () => {
  const { api, diagnostics } = await read({ 'errors.conf': ERRORS });
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [{ code: 'TW107', file: '.' }]);
});

test('a folder that is not there is an error', async () => {
  const { api, diagnostics } = await readDefinitions('/nonexistent/schemas');
  assert.is(api, undefined);
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['TW107'],
  );
});

test('there is no api when there are errors, but there is one beside warnings', async () => {
  const broken = await readService(withAction('colour: red'));
  assert.is(broken.api, undefined);
  const warned = await readService(withRequest('properties { a { type: string, description: "" } }'));
  assert.ok(warned.api);
  expectDiagnostics(warned.diagnostics, [{ code: 'TW304', line: 6 }]);
});

test('errors in several files are all reported', async () => {
  const { diagnostics } = await read({ 'services/a1.conf': 'x', 'services/b1.conf': 'a: ]' });
  assert.equal(
    diagnostics.map(({ location }) => location.file),
    ['services/a1.conf', 'services/b1.conf'],
  );
});

test.run();
