import * as assert from 'uvu/assert';
import { artifactId } from '../../../src/services/tasks/artifacts.js';
import { apiSuite, type Fields, type TestApi } from '../../support/api.js';

async function artifactsOf(api: TestApi, id: string): Promise<unknown> {
  return ((await api.shown(id)).execution as Fields).artifacts;
}

apiSuite('artifacts of a draft', (test, api) => {
  test('come back sorted by key, with their defaults', async () => {
    const artifacts = [
      { key: 'z', type: 't' },
      { key: 'a', type: 't', mode: 'input', uri: 'u', hash: 'h', content_size: 10, timestamp: 1_700_000_000 },
    ];
    const id = await api.create({ execution: { artifacts } });
    assert.equal(await artifactsOf(api, id), [
      { ...artifacts[1], display_data: [] },
      { ...artifacts[0], mode: 'output', display_data: [] },
    ]);
  });

  test('of the same key and mode the later counts; the modes do not mix', async () => {
    const artifacts = [
      { key: 'k', type: 'first' },
      { key: 'k', type: 'in', mode: 'input' },
      { key: 'k', type: 'last', mode: 'output' },
    ];
    const shown = (await artifactsOf(api, await api.create({ execution: { artifacts } }))) as { type: string }[];
    assert.equal(shown.map(({ type }) => type).sort(), ['in', 'last']);
  });

  test('rows to display are sorted; numbers stay numbers', async () => {
    const display_data = [
      ['b', 2],
      ['a', 1.5],
      ['a', '1'],
    ];
    const id = await api.create({ execution: { artifacts: [{ key: 'k', type: 't', display_data }] } });
    const [artifact] = (await artifactsOf(api, id)) as { display_data: unknown }[];
    assert.equal(artifact?.display_data, [
      ['a', '1'],
      ['a', 1.5],
      ['b', 2],
    ]);
  });

  test('type_data comes back as it was', async () => {
    const type_data = { preview: 'p', content_type: 'text', data_hash: 'd' };
    const id = await api.create({ execution: { artifacts: [{ key: 'k', type: 't', type_data }] } });
    const [artifact] = (await artifactsOf(api, id)) as { type_data: unknown }[];
    assert.equal(artifact?.type_data, type_data);
  });

  test('are kept by the hash of their key, so that any key will do', async () => {
    const keys = ['a.b', '$x', '__proto__', '', 'ü'.repeat(500)];
    const id = await api.create({ execution: { artifacts: keys.map((key) => ({ key, type: 't' })) } });
    const { execution } = await api.read(id);
    assert.equal(Object.keys(execution.artifacts ?? {}).sort(), keys.map((key) => artifactId(key, 'output')).sort());
    assert.is(artifactId('model', 'output'), '20f35e630daf44dbfa4c3f68f5399d8c_output');
  });
});
