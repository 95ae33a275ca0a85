import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import { type DocsServer, docsServer } from './server.js';

const guide = readFileSync(new URL('../../docs/guides/migrating.md', import.meta.url), 'utf8');

interface Answer {
  readonly status: number;
  readonly meta: {
    readonly result_code: number;
    readonly result_subcode: number;
    readonly error_data: Readonly<Record<string, unknown>>;
  };
  readonly data: Readonly<Record<string, unknown>>;
}

const JSON_BODY = { 'content-type': 'application/json' };

for (const engine of engines) {
  const test = suite(`the guide for those who move (${engine.name})`);
  let server: DocsServer;
  let authorization = '';

  test.before(async () => {
    server = await docsServer(engine);
    const key = (await server.company()).key('user') ?? [];
    authorization = `Basic ${Buffer.from(key.join(':')).toString('base64')}`;
  });
  test.after(async () => server[Symbol.asyncDispose]());

  async function call(path: string, body?: unknown, init: RequestInit = {}): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { authorization, ...(body === undefined ? {} : JSON_BODY), ...init.headers };
    const response = await fetch(`${server.url}/${path}`, {
      method: 'POST',
      ...init,
      headers,
      ...(body === undefined ? {} : { body: text }),
    });
    return { ...((await response.json()) as Answer), status: response.status };
  }

  async function code(...asked: Parameters<typeof call>): Promise<string> {
    const { status, meta } = await call(...asked);
    assert.is(meta.result_code, status);
    return `${status}/${meta.result_subcode}`;
  }

  async function draft(): Promise<string> {
    const { data } = await call('tasks.create', { name: 'a task', type: 'training' });
    return String(data.id);
  }

  test('an action answers from its first version on', async () => {
    assert.is(await code('v2.0/tasks.get_all', {}), '404/0');
    assert.is(await code('v2.1/tasks.get_all', {}), '200/0');
  });

  test('types are those declared, and the refusal names the field', async () => {
    const { status, meta } = await call('tasks.started', { task: await draft(), force: 'true' });
    assert.equal([status, meta.result_subcode], [400, 12]);
    assert.equal(meta.error_data, { field: 'force', expected: 'boolean', got: 'string "true"' });
    assert.is(await code(`tasks.started?task=${await draft()}&force=no`), '400/12');
    assert.is(await code('tasks.get_all?name=5'), '200/0');
  });

  test('null is as if not sent, one value is a list of one', async () => {
    const { status, data } = await call('tasks.get_all', { status: 'published', name: null });
    assert.equal([status, data.tasks], [200, []]);
    assert.is(await code('tasks.get_all', { page: null, page_size: null }), '200/0');
  });

  test('a status is no field of an edit', async () => {
    const task = await draft();
    assert.is(await code('tasks.edit', { task, status: 'published' }), '200/0');
    const { data } = await call('tasks.get_by_id', { task });
    assert.is((data.task as { readonly status: string }).status, 'created');
  });

  test('a refused status says what would be allowed', async () => {
    const { meta } = await call('tasks.publish', { task: await draft() });
    assert.is(meta.error_data.current, 'created');
    assert.equal(meta.error_data.allowed, ['queued', 'in_progress']);
    assert.equal(Object.keys(meta.error_data.actions as object), ['queued', 'in_progress']);
  });

  test('methods, and the cookie', async () => {
    assert.is(await code('tasks.get_all', {}, { method: 'PUT' }), '405/0');
    const { data } = await call('auth.login');
    const cookie = { authorization: '', cookie: `clearml_token_basic=${String(data.token)}` };
    const asked = (method: string) =>
      fetch(`${server.url}/tasks.get_all`, { method, headers: { ...JSON_BODY, cookie: cookie.cookie } });
    assert.is((await asked('GET')).status, 401);
    assert.is((await asked('POST')).status, 200);
  });

  test('odd input is an error of the caller', async () => {
    assert.is(await code('tasks.get_all', [1]), '400/0');
    assert.is(
      await code('tasks.update_batch', '{"tags": []}', { headers: { 'content-type': 'application/json-lines' } }),
      '400/12',
    );
    assert.is(await code('tasks.update', { task: await draft(), name: 5 }), '400/12');
    assert.is(await code('tasks.get_all', { page: -1, page_size: 1 }), '400/12');
  });

  test('what is not here answers 404', async () => {
    for (const action of [
      'events.add_batch',
      'workers.get_stats',
      'workers.get_runtime_properties',
      'pipelines.start_pipeline',
    ]) {
      assert.is(await code(action, {}), '404/0', action);
    }
    const { data } = await call('auth.fixed_users_mode');
    assert.is(data.enabled, false);
  });

  test.run();
}

const words = suite('the guide for those who move');

words('names the variables that point the SDK here', () => {
  for (const name of ['API_HOST', 'WEB_HOST', 'FILES_HOST', 'API_ACCESS_KEY', 'API_SECRET_KEY'])
    assert.match(guide, `CLEARML_${name}=`);
});

words.run();
