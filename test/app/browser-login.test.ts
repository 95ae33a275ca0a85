import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { command, KEY, startServer, withFolder } from '../support/running-server.js';

const test = suite('logging in with a browser, by name');

type Headers = Readonly<Record<string, string>>;
type Data = Readonly<Record<string, unknown>>;

/** A page's server with its key of role system, as user interfaces have one. */
async function withPage(use: (page: Page) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const cli = async (...argv: string[]) =>
      JSON.parse((await command([...argv, '--data-dir', folder, '--json'])).stdout) as Record<string, string>;
    const { id = '', company = '' } = await cli('users', 'create', 'page', '--role', 'system');
    const { access_key, secret_key } = await cli('credentials', 'create', '--user', id);
    const server = await startServer(folder, { ...KEY, TASKWRIGHT_CORS_ORIGINS: 'https://app.example' });
    try {
      const pair = Buffer.from(`${access_key}:${secret_key}`).toString('base64');
      await use({ url: server.url, company, credentials: { Authorization: `Basic ${pair}` } });
    } finally {
      await server.stop();
    }
  });
}

interface Page {
  readonly url: string;
  readonly company: string;
  readonly credentials: Headers;
}

function post({ url }: Page, action: string, headers: Headers, body: unknown = {}): Promise<Response> {
  const json = { 'Content-Type': 'application/json', ...headers };
  return fetch(`${url}/v999.0/${action}`, { method: 'POST', headers: json, body: JSON.stringify(body) });
}

async function dataOf(answer: Response): Promise<Data> {
  assert.is(answer.status, 200, await answer.clone().text());
  return ((await answer.json()) as { data: Data }).data;
}

/** A new user by that name, and the cookie that the browser has afterwards. */
async function logIn(page: Page, name: string): Promise<{ readonly user: string; readonly cookie: string }> {
  const person = { name, email: `${name}@page.example`, company: page.company, given_name: name, family_name: 'X' };
  const user = String((await dataOf(await post(page, 'auth.create_user', page.credentials, person))).id);
  const login = await post(page, 'auth.login', { ...page.credentials, 'X-Clearml-Impersonate-As': user });
  await dataOf(login);
  return { user, cookie: (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

test('the page asks who is there with a body of nothing, makes a user, and all else needs the cookie alone', () =>
  withPage(async (page) => {
    const modes = await dataOf(await post(page, 'login.supported_modes', {}));
    assert.equal([modes.authenticated, (modes.basic as Data).enabled], [false, false]);
    const everybody = await fetch(`${page.url}/v999.0/users.get_all`, { method: 'POST', headers: page.credentials });
    assert.ok(((await dataOf(everybody)).users as readonly Data[]).some(({ name }) => name === 'page'));
    const { user, cookie } = await logIn(page, 'ida');
    const session = { Cookie: cookie, 'X-Allegro-Client': 'Webapp-1.9.0' };
    assert.is((await dataOf(await post(page, 'login.supported_modes', session))).authenticated, true);
    const me = (await dataOf(await post(page, 'users.get_current_user', session))).user as Data;
    assert.equal([me.id, me.name, me.role, (me.company as Data).id], [user, 'ida', 'user', page.company]);
    await dataOf(await post(page, 'users.set_preferences', session, { preferences: { version: '1.9.0' } }));
    assert.equal(await dataOf(await post(page, 'users.get_preferences', session)), { preferences: { version: '1.9.0' } });
    for (const [action, body] of [
      ['server.report_stats_option', {}],
      ['server.info', {}],
      ['organization.get_tags', {}],
      ['organization.get_user_companies', {}],
      ['users.get_all_ex', { order_by: ['name'], only_fields: ['name'] }],
    ] as const) {
      await dataOf(await post(page, action, session, body));
    }
  }));

test('logging out ends the session, in the browser and for whoever kept the cookie', () =>
  withPage(async (page) => {
    const { cookie } = await logIn(page, 'ida');
    const logout = await post(page, 'login.logout', { Cookie: cookie });
    assert.equal(await dataOf(logout), {});
    assert.match(logout.headers.get('set-cookie') ?? '', 'Max-Age=0');
    assert.is((await post(page, 'users.get_current_user', { Cookie: cookie })).status, 401);
    assert.is((await dataOf(await post(page, 'login.supported_modes', { Cookie: cookie }))).authenticated, false);
  }));

test('the cookie is no credential for a form of another site', () =>
  withPage(async (page) => {
    const { cookie } = await logIn(page, 'ida');
    const body = new URLSearchParams({ name: 'forged', type: 'training' });
    const forged = await fetch(`${page.url}/v2.13/tasks.create`, { method: 'POST', headers: { Cookie: cookie }, body });
    assert.is(forged.status, 401);
  }));

test('pages of this host and of the origins in the settings may read answers, others may not', () =>
  withPage(async (page) => {
    const allowed = async (origin: string) =>
      (await post(page, 'debug.ping', { Origin: origin })).headers.get('access-control-allow-origin');
    for (const origin of ['http://127.0.0.1:8080', 'http://localhost:3000', 'https://app.example']) {
      assert.is(await allowed(origin), origin);
    }
    for (const origin of ['https://other.example', 'https://app.example.evil.example', 'null']) {
      assert.is(await allowed(origin), null, origin);
    }
  }));

test.run();
