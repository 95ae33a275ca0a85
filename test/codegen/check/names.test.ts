import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, read, readService } from '../fixtures/folder.js';
import { withAction, withDefinitions, withRequest } from '../fixtures/services.js';

const test = suite('names');

const LAYER = '{ "1.0" { description: "X", request { type: object }, response { type: object } } }';

for (const name of ['get-all', 'get all', '9lives', 'größe', 'a$b', 'a.b']) {
  test(`${name} cannot be an action`, async () => {
    const { api, diagnostics } = await readService(`${withAction('')}"${name}" ${LAYER}`);
    assert.is(api, undefined);
    expectDiagnostics(diagnostics, [{ code: 'TW404', line: 6, message: `action name "${name}" cannot be an identifier` }]);
  });

  test(`${name} cannot be a definition`, async () => {
    const { diagnostics } = await readService(withDefinitions(`"${name}" { type: string }`));
    expectDiagnostics(diagnostics, [{ code: 'TW404', line: 3, message: `definition name "${name}"` }]);
  });

  test(`${name} cannot be a property`, async () => {
    const { diagnostics } = await readService(withRequest(`properties { "${name}" { type: string, description: "A" } }`));
    expectDiagnostics(diagnostics, [{ code: 'TW404', line: 6, message: `property name "${name}"` }]);
  });
}

test('a file whose name cannot be an identifier cannot be a service', async () => {
  const { diagnostics } = await read({ 'services/my-notes.conf': withAction('') });
  expectDiagnostics(diagnostics, [{ code: 'TW404', file: 'services/my-notes.conf', message: 'service name "my-notes"' }]);
});

test('an error and a status cannot have such a name', async () => {
  const { diagnostics } = await readService(withAction(''), {
    'errors.conf': 'errors { not-found { code: 400, subcode: 1, message: "x" } }',
    'note-status.conf': '_description: "L", statuses { in-work { description: "W" } }',
  });
  expectDiagnostics(diagnostics, [
    { code: 'TW404', file: 'errors.conf', line: 1, message: 'error name "not-found"' },
    { code: 'TW404', file: 'note-status.conf', line: 1, message: 'status name "in-work"' },
  ]);
});

for (const name of ['import', 'class', 'None', 'lambda', 'from']) {
  test(`${name} cannot be an action: Python could not call it`, async () => {
    const { diagnostics } = await readService(`${withAction('')}${name} ${LAYER}`);
    expectDiagnostics(diagnostics, [{ code: 'TW405', line: 6, message: `action name "${name}" is reserved in Python` }]);
  });
}

for (const [name, language] of [
  ['import', 'TypeScript'],
  ['delete', 'TypeScript'],
  ['public', 'TypeScript'],
  ['lambda', 'Python'],
] as const) {
  test(`${name} cannot be a service: it is reserved in ${language}`, async () => {
    const { diagnostics } = await read({ [`services/${name}.conf`]: withAction('') });
    expectDiagnostics(diagnostics, [{ code: 'TW405', file: `services/${name}.conf`, message: `is reserved in ${language}` }]);
  });
}

for (const name of ['delete', 'move', 'new', 'update', 'switch', 'default', 'get_by_id_ex']) {
  test(`${name} may be an action`, async () => {
    await apiOf(`${withAction('')}${name} ${LAYER}`);
  });
}

for (const name of [
  'type',
  'id',
  '_any_',
  '_all_',
  'from',
  'class',
  'import',
  'delete',
  'None',
  'camelCase',
  'output__error',
  'A1',
]) {
  test(`${name} may be a property`, async () => {
    await apiOf(withRequest(`properties { ${name} { type: string, description: "A" } }`));
  });
}

test('a single letter is no name for what calls must address', async () => {
  const action = await readService(`${withAction('')}x ${LAYER}`);
  expectDiagnostics(action.diagnostics, [{ code: 'TW404', line: 6, expected: 'two characters or more' }]);
  const service = await read({ 'services/x.conf': withAction('') });
  expectDiagnostics(service.diagnostics, [{ code: 'TW404', file: 'services/x.conf', expected: 'two characters or more' }]);
});

test('True and None cannot be definitions: they become Python classes', async () => {
  const { diagnostics } = await readService(withDefinitions('none { type: string }\ntrue { type: string }'));
  expectDiagnostics(diagnostics, [
    { code: 'TW405', line: 3 },
    { code: 'TW405', line: 4 },
  ]);
});

test('actions that become one name collide', async () => {
  const { diagnostics } = await readService(`${withAction('')}getAll ${LAYER}`);
  expectDiagnostics(diagnostics, [{ code: 'TW406', message: 'action names "getAll" and "get_all"' }]);
});

test('definitions that become one name collide', async () => {
  const { diagnostics } = await readService(withDefinitions('task_type { type: string }\ntaskType { type: string }'));
  expectDiagnostics(diagnostics, [{ code: 'TW406', line: 3, message: 'definition names "taskType" and "task_type"' }]);
});

test('properties of one object that become one name collide', async () => {
  const { diagnostics } = await readService(
    withRequest('properties { task_id { type: string, description: "A" }, taskId { type: string, description: "B" } }'),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW406', line: 6, message: 'property names "taskId" and "task_id"' }]);
});

test('properties of different objects do not collide, nor do underscores at the ends', async () => {
  await apiOf(
    withRequest(`properties {
      task_id { type: object, description: "A", properties { taskId { type: string, description: "B" } } }
      any { type: string, description: "C" }, _any_ { type: string, description: "D" }, _any { type: string, description: "E" }
    }`),
  );
});

test('errors that become one name collide', async () => {
  const { diagnostics } = await readService(withAction(''), {
    'errors.conf':
      'errors { not_found { code: 400, subcode: 1, message: "x" }, notFound { code: 400, subcode: 2, message: "x" } }',
  });
  expectDiagnostics(diagnostics, [{ code: 'TW406', file: 'errors.conf', line: 1 }]);
});

test('services that become one name collide', async () => {
  const { diagnostics } = await read({
    'services/my_notes.conf': withAction(''),
    'services/mynotes.conf': `_description: "N"\nget_one ${LAYER}`,
  });
  expectDiagnostics(diagnostics, [
    { code: 'TW406', file: 'services/mynotes.conf', message: 'service names "my_notes" and "mynotes"' },
  ]);
});

test('actions of two services that become one name collide', async () => {
  const { diagnostics } = await read({
    'services/notes.conf': `_description: "N"\n\nall_of ${LAYER}`,
    'services/notes_all.conf': `_description: "N"\nof ${LAYER}`,
  });
  expectDiagnostics(diagnostics, [
    { code: 'TW406', file: 'services/notes_all.conf', line: 2, message: '"notes.all_of" and "notes_all.of"' },
  ]);
});

test.run();
