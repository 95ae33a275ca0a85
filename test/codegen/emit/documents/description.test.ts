import * as assert from 'uvu/assert';
import { documentMaker } from '../../../../codegen/document-maker.js';
import { emitDescription } from '../../../../codegen/emit/description-module.js';
import { packed, unpacked } from '../../../../codegen/emit/documents/index.js';
import { apiOpenApi } from '../../../../codegen/emit/openapi/api-document.js';
import { apiOpenRpc } from '../../../../codegen/emit/openrpc/document.js';
import { suite } from '../../../support/harness.js';
import { apiOf, service } from '../definitions.js';
import { everyVersion, samples } from './fixture.js';

const test = suite('the description of an API, as it is compiled');

test('what is unpacked makes the same documents at every version', async () => {
  for (const { name, api, examples, version } of await everyVersion()) {
    const again = unpacked(packed({ title: 'T', api, examples }));
    assert.is(again.title, 'T');
    for (const emit of [apiOpenApi, apiOpenRpc]) {
      const options = { title: 'T' };
      const [whole, unpackedOne] = [emit(api, version, options, examples), emit(again.api, version, options, again.examples)];
      assert.is(JSON.stringify(unpackedOne), JSON.stringify(whole), `${name} ${version}`);
    }
  }
});

test('it does not say where the definitions lie', async () => {
  for (const { api, examples } of await samples()) assert.not.match(packed({ title: 'T', api, examples }), /"location"|\.conf/);
});

test('the maker finds the version that answers, and makes its documents', async () => {
  const [notes] = await samples();
  if (!notes) throw new Error('there is no sample');
  const { served, make } = documentMaker(packed({ ...notes, title: 'Notes' }), { cookie: 'session' });
  assert.equal(
    [undefined, '1.0', '1.4', '1.5', '2.0', '99.0', '0.9'].map((version) => served(version)),
    ['2.0', '1.0', '1.0', '1.5', '2.0', '2.0', undefined],
  );
  assert.is(
    make('openapi', '1.5'),
    JSON.stringify(apiOpenApi(notes.api, '1.5', { title: 'Notes', cookie: 'session' }, notes.examples)),
  );
  assert.match(make('openrpc', '1.5'), '"openrpc":"1.4.1","info":{"title":"Notes","version":"1.5"');
});

test('the modules hold JSON in a string, whatever is in it', () => {
  const api = apiOf([service('notes', { act: { layers: { '1.0': {} } } })]);
  const title = `a 'quoted' "title" with \\ and \u2028 and </script>`;
  const files = emitDescription({ api, title, examples: new Map() });
  assert.equal([...files.keys()], ['description.ts', 'page.ts']);
  for (const [file, text] of files) {
    const [, name = '', literal = ''] = /export const (\w+) =\n {2}('.*');/s.exec(text) ?? [];
    assert.is(`${name}.ts`, file);
    // The literal is JavaScript that this very compiler wrote.
    const value = JSON.parse(new Function(`return ${literal}`)() as string) as { readonly title: string };
    assert.is(value.title, title);
  }
});

test.run();
