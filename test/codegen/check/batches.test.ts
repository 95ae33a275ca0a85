import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withAction } from '../fixtures/services.js';

const test = suite('batch requests');

function withBatch(batch: string, more = ''): string {
  return `${withAction('')}
many { "1.0" { description: "M", response { type: object }
  batch_request { ${batch} } }
  ${more} }`;
}

test('name an action of the service', async () => {
  const { api, diagnostics } = await readService(withBatch('action: get_al, version: "1.0"'));
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [{ code: 'TW504', line: 8, column: 19, message: '"get_al"', expected: 'one of get_all, many' }]);
});

test('name an action that handles one item', async () => {
  const { diagnostics } = await readService(`${withBatch('action: get_all, version: "1.0"')}
more { "1.0" { description: "M", response { type: object }, batch_request { action: many, version: "1.0" } } }`);
  expectDiagnostics(diagnostics, [{ code: 'TW505', line: 10, message: '"many", which is a batch itself' }]);
});

test('do not repeat themselves', async () => {
  const { diagnostics } = await readService(withBatch('action: many, version: "1.0"'));
  expectDiagnostics(diagnostics, [{ code: 'TW505', line: 8 }]);
});

test('say both action and version', async () => {
  const { diagnostics } = await readService(withBatch(''));
  expectDiagnostics(diagnostics, [
    { code: 'TW203', line: 8, message: 'notes.many@1.0 batch_request has no "action"' },
    { code: 'TW203', line: 8, message: 'has no "version"' },
  ]);
});

for (const [version, ok] of [
  ['"1.0"', true],
  ['1.5', true],
  ['"2.10"', true],
  ['2.10', false],
  ['2', false],
  ['"2"', false],
  ['"01.0"', false],
  ['true', false],
] as const) {
  test(`take the version ${version}: ${ok}`, async () => {
    if (ok) {
      await apiOf(withBatch(`action: get_all, version: ${version}`));
      return;
    }
    const { diagnostics } = await readService(withBatch(`action: get_all, version: ${version}`));
    expectDiagnostics(diagnostics, [{ code: 'TW204', line: 8, message: 'invalid value of "version"' }]);
  });
}

test('may name a version older than the first layer', async () => {
  const api = await apiOf(withBatch('action: get_all, version: 0.5'));
  assert.equal(api.services[0]?.actions[1]?.layers[0]?.batch, { action: 'get_all', version: '0.5' });
});

test('are in all layers of an action or in none', async () => {
  const { diagnostics } = await readService(
    withBatch(
      'action: get_all, version: "1.0"',
      '"1.1" { description: "M", request { type: object }, response { type: object } }',
    ),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW507', line: 7, message: 'notes.many' }]);
});

test('of one action repeat the same action', async () => {
  const { diagnostics } =
    await readService(`${withBatch('action: get_all, version: "1.0"', `"1.1": \${many."1.0"} { batch_request.action: get_one }`)}
get_one { "1.0" { description: "M", request { type: object }, response { type: object } } }`);
  expectDiagnostics(diagnostics, [{ code: 'TW507', line: 7 }]);
});

test.run();
