import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, type Expected, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withAction } from '../fixtures/services.js';

const test = suite('status machines');

async function expectMachine(text: string, expected: readonly Expected[]): Promise<void> {
  const { api, diagnostics } = await readService(withAction(''), { 'note-status.conf': text });
  assert.is(api, undefined);
  expectDiagnostics(
    diagnostics,
    expected.map((each) => ({ file: 'note-status.conf', ...each })),
  );
}

test('statuses lead to statuses of the machine', () =>
  expectMachine(
    '_description: "L"\nstatuses {\n draft { description: "D", next: [final, drfat] }\n final { description: "F" } }',
    [
      {
        code: 'TW603',
        line: 3,
        column: 42,
        message: '"drfat" is not a status of this machine',
        expected: 'did you mean "draft"?',
      },
    ],
  ));

test('statuses are reached by actions of the API', () =>
  expectMachine(
    '_description: "L"\nstatuses { draft { description: "D", reached_by: [notes.get_all, notes.gett_all, tasks.reset] } }',
    [
      { code: 'TW604', line: 2, message: '"notes.gett_all" is not an action', expected: 'did you mean "notes.get_all"?' },
      { code: 'TW604', line: 2, message: '"tasks.reset"', expected: 'service.action' },
    ],
  ));

test('a machine has a description and statuses, and each status one', () =>
  expectMachine('statuses { draft { next: [] } }', [
    { code: 'TW203', message: 'note-status.conf has no "_description"' },
    { code: 'TW203', line: 1, message: 'statuses.draft has no "description"' },
  ]));

test('a machine without statuses is none', () =>
  expectMachine('_description: "L", statuses {}', [{ code: 'TW204', message: '"statuses"' }]));

test('next is a list of names, each once', () =>
  expectMachine('_description: "L"\nstatuses {\n a1 { description: "A", next: b1 }\n b1 { description: "B", next: [a1, a1] } }', [
    { code: 'TW204', line: 3, message: '"next" in statuses.a1', expected: 'a list', found: '"b1"' },
    { code: 'TW204', line: 4, message: '"next" in statuses.b1', expected: 'duplicate items' },
  ]));

test('a status may lead to itself and several machines may stand side by side', async () => {
  const api = await apiOf(withAction(''), {
    'note-status.conf': '_description: "L", statuses { a1 { description: "A", next: [a1] } }',
    'task-status.conf': '_description: "L", statuses { b1 { description: "B" } }',
  });
  assert.equal(
    api.machines.map(({ name, statuses }) => [name, statuses.map((status) => status.name)]),
    [
      ['note', ['a1']],
      ['task', ['b1']],
    ],
  );
});

test.run();
