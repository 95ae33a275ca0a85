import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { expectDiagnostics, read, readService } from '../fixtures/folder.js';
import { withDefinitions, withRequest } from '../fixtures/services.js';

const test = suite('includes');

const KIND = 'kind { type: string, enum: [a, b] }';

test('a missing file is an error at the include', async () => {
  const { api, diagnostics } = await readService(withDefinitions('  include "_gone.conf"'));
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [
    { code: 'TW102', line: 3, column: 3, message: 'included file "_gone.conf" does not exist', expected: 'services/_gone.conf' },
  ]);
});

test('a missing file of an included file is reported in that file', async () => {
  const { diagnostics } = await readService(withDefinitions('include "_a.conf"'), {
    'services/_a.conf': '\n\n include "_b.conf"',
  });
  expectDiagnostics(diagnostics, [{ code: 'TW102', file: 'services/_a.conf', line: 3 }]);
});

test('every missing file is reported', async () => {
  const { diagnostics } = await readService(withDefinitions('include "_a.conf"\ninclude "_b.conf"'));
  expectDiagnostics(diagnostics, [
    { code: 'TW102', line: 3 },
    { code: 'TW102', line: 4 },
  ]);
});

test('files are looked up beside the including file', async () => {
  const { api } = await readService(withDefinitions('include "../shared/kinds.conf"'), {
    'shared/kinds.conf': 'include "more/kind.conf"',
    'shared/more/kind.conf': KIND,
  });
  assert.equal(api?.services[0]?.definitions, { kind: { type: 'string', enum: ['a', 'b'] } });
});

for (const form of [
  'include "_k.conf"',
  'include required("_k.conf")',
  'include file("_k.conf")',
  'include required(file("_k.conf"))',
]) {
  test(`${form} is understood`, async () => {
    const { api, diagnostics } = await readService(withDefinitions(form), { 'services/_k.conf': KIND });
    expectDiagnostics(diagnostics, []);
    assert.equal(Object.keys(api?.services[0]?.definitions ?? {}), ['kind']);
  });
}

test('JSON is included like HOCON', async () => {
  const { api } = await readService(withDefinitions('include "_k.json"'), { 'services/_k.json': '{"kind": {"type": "string"}}' });
  assert.equal(api?.services[0]?.definitions, { kind: { type: 'string' } });
});

test('what follows an include refines it', async () => {
  const { api } = await readService(withDefinitions('include "_k.conf"\nkind.description: "Which"'), {
    'services/_k.conf': KIND,
  });
  assert.equal(api?.services[0]?.definitions.kind, { type: 'string', enum: ['a', 'b'], description: 'Which' });
});

for (const form of [
  'include "_k.js"',
  'include "_k"',
  'include _k.conf',
  'include classpath("_k.conf")',
  'include url("file:_k.conf")',
  'include script("_k.js")',
  'include "https://127.0.0.1:9/_k.conf"',
  'require "_k.conf.sh"',
  'include',
]) {
  test(`${form} is refused`, async () => {
    const { diagnostics } = await readService(withDefinitions(form), {
      'services/_k.conf': KIND,
      'services/_k.js': 'process.exit(3)',
    });
    expectDiagnostics(diagnostics, [{ code: 'TW103', line: 3, column: 1, expected: 'include "name.conf"' }]);
  });
}

test('no include reaches the network', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.end(KIND);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    for (const form of [
      `"http://127.0.0.1:${port}/k.conf"`,
      `url("http://127.0.0.1:${port}/k.conf")`,
      `required(url("http://127.0.0.1:${port}/k.conf"))`,
    ]) {
      const { diagnostics } = await readService(withDefinitions(`include ${form}`));
      expectDiagnostics(diagnostics, [{ code: 'TW103', line: 3 }]);
    }
    assert.is(asked, 0);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test('a file that includes itself is a circular reference', async () => {
  const { diagnostics } = await readService(withDefinitions('include "_a.conf"'), { 'services/_a.conf': 'include "_a.conf"' });
  expectDiagnostics(diagnostics, [{ code: 'TW106', file: 'services/_a.conf', line: 1, message: 'circular reference' }]);
});

test('files that include each other are a circular reference', async () => {
  const { diagnostics } = await readService(withDefinitions('include "_a.conf"'), {
    'services/_a.conf': 'include "_b.conf"',
    'services/_b.conf': `${KIND}\ninclude "_a.conf"`,
  });
  expectDiagnostics(diagnostics, [{ code: 'TW106', file: 'services/_b.conf', line: 2 }]);
});

test('a file may be included in several places', async () => {
  const { api, diagnostics } = await read({
    'services/a1.conf': withDefinitions('include "_k.conf"'),
    'services/b1.conf': withDefinitions('include "_k.conf"'),
    'services/_k.conf': KIND,
  });
  expectDiagnostics(diagnostics, []);
  assert.equal(
    api?.services.map(({ definitions }) => Object.keys(definitions)),
    [['kind'], ['kind']],
  );
});

test('a syntax error in an included file is reported there', async () => {
  const { diagnostics } = await readService(withDefinitions('include "_a.conf"'), { 'services/_a.conf': 'a: 1\nb: ]' });
  expectDiagnostics(diagnostics, [{ code: 'TW101', file: 'services/_a.conf', line: 2, column: 4 }]);
});

for (const name of ['"include"', 'include', 'require']) {
  test(`a property may be called ${name}`, async () => {
    const { api, diagnostics } = await readService(withRequest(`properties { ${name} { type: string, description: "A" } }`));
    expectDiagnostics(diagnostics, []);
    const properties = api?.services[0]?.actions[0]?.layers[0]?.request?.properties;
    assert.equal(properties, { [name.replaceAll('"', '')]: { type: 'string', description: 'A' } });
  });
}

test('a text that begins like an include wants quotes', async () => {
  const { diagnostics } = await readService('_description: include everything');
  expectDiagnostics(diagnostics, [{ code: 'TW108', line: 1, column: 15, message: 'an include as a value' }]);
  assert.is(diagnostics[0]?.mend, 'put the text in quotes');
});

test.run();
