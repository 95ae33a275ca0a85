import * as assert from 'uvu/assert';
import { tokenCookies } from '../../src/auth/index.js';
import { versions } from '../../src/generated/index.js';
import { suite } from '../support/harness.js';
import { command, KEY, type RunningServer, startServer, withFolder } from '../support/running-server.js';

const test = suite('what the server says of its API');

function withServer(use: (server: RunningServer) => Promise<void>, environment = {}): Promise<void> {
  return withFolder(async (folder) => {
    const server = await startServer(folder, { ...KEY, ...environment });
    try {
      await use(server);
    } finally {
      await server.stop();
    }
  });
}

async function json(url: string): Promise<Record<string, unknown>> {
  const answer = await fetch(url);
  assert.is(answer.status, 200, url);
  return (await answer.json()) as Record<string, unknown>;
}

test('every version has both its documents, and they are what the command line writes', () =>
  withServer(async ({ url }) => {
    const flags = ['--title', 'Taskwright', '--examples', 'docs/examples', '--cookie', tokenCookies[0]];
    for (const kind of ['openapi', 'openrpc']) {
      for (const version of versions) {
        const served = await json(`${url}/v${version}/${kind}.json`);
        assert.is((served.info as { readonly version: string }).version, version);
      }
      const where = kind === 'openrpc' ? ['--server', url] : [];
      const { stdout } = await command([kind, '--api-version', '2.10', ...flags, ...where]);
      assert.equal(await json(`${url}/v2.10/${kind}.json`), JSON.parse(stdout));
    }
  }));

test('every action that is not internal is there, at the newest version as server.endpoints tells it', () =>
  withServer(async ({ url, call }) => {
    const { services } = (await call('server.endpoints')).data as {
      services: { actions: { name: string; internal: boolean }[] }[];
    };
    const named = services.flatMap(({ actions }) => actions.filter(({ internal }) => !internal).map(({ name }) => name));
    const { paths } = await json(`${url}/openapi.json`);
    assert.equal(Object.keys(paths as object).toSorted(), named.map((name) => `/v${versions.at(-1)}/${name}`).toSorted());
  }));

test('server.info names the newest version, at which they are', () =>
  withServer(async ({ url, call }) => {
    const { api_version } = (await call('server.info')).data;
    for (const kind of ['openapi', 'openrpc']) {
      assert.equal(await json(`${url}/v${api_version}/${kind}.json`), await json(`${url}/${kind}.json`));
    }
  }));

test('rpc.discover gives the OpenRPC document', () =>
  withServer(async ({ url }) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'rpc.discover', params: { version: '2.13' } });
    const answer = await fetch(`${url}/rpc`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
    assert.equal(((await answer.json()) as { result: unknown }).result, await json(`${url}/v2.13/openrpc.json`));
  }));

test('the page and all that it loads are there', () =>
  withServer(async ({ url }) => {
    const page = await (await fetch(`${url}/docs`)).text();
    const loaded = [...page.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(([, path]) => path);
    assert.is(loaded.length, 3);
    for (const path of loaded) assert.is((await fetch(`${url}/${path}`)).status, 200, path);
    const { title, versions: shown } = await json(`${url}/docs/api.json`);
    assert.equal([title, shown], ['Taskwright', [...versions]]);
  }));

test('nothing is said where the settings forbid it', () =>
  withServer(
    async ({ url }) => {
      for (const [path, status] of [
        ['openapi.json', 404],
        ['v2.13/openrpc.json', 404],
        ['docs', 400],
      ] as const) {
        assert.is((await fetch(`${url}/${path}`)).status, status, path);
      }
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'rpc.discover' });
      const answer = await fetch(`${url}/rpc`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
      assert.is(((await answer.json()) as { error: { code: number } }).error.code, -32601);
    },
    { TASKWRIGHT_DOCS: 'false' },
  ));

test('no key, no secret and no internal action is in any of it', () =>
  withServer(async ({ url }) => {
    for (const path of ['openapi.json', 'openrpc.json', 'docs/api.json']) {
      const text = await (await fetch(`${url}/${path}`)).text();
      for (const word of [KEY.TASKWRIGHT_SECRET_KEY, 'tasks.get_all_ex', 'models.get_all_ex']) assert.not.match(text, word);
    }
  }));

test.run();
