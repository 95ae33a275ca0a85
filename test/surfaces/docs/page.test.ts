import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as assert from 'uvu/assert';
import { docsPath, docsSurface } from '../../../src/surfaces/docs/surface.js';
import { httpServer } from '../../../src/surfaces/http/server.js';
import { refusalEnvelope } from '../../../src/surfaces/rpc/envelope.js';
import { suite } from '../../support/harness.js';
import { type Answer, ask } from '../support/http-client.js';

const test = suite('the page about the API, as it is served');

const WEB = new URL('../../../codegen/emit/page/web/', import.meta.url);
const CONTENT = JSON.stringify({ title: 'Notes' });

let close: () => Promise<void>;
let port: number;
let asked = 0;

test.before(async () => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const page = async () => {
    asked++;
    return CONTENT;
  };
  app.get(docsPath, docsSurface({ page }));
  app.all('*', (context) => context.text('other', 200));
  const server = httpServer({ fetch: (request, env) => app.fetch(request, env), refusal: refusalEnvelope }).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
});
test.after(() => close());

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return ask(port, path, { method: 'GET', headers: { authorization: undefined, ...headers } });
}

test('every file of the page is served as it lies, with its type', async () => {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html; charset=utf-8',
    css: 'text/css; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    svg: 'image/svg+xml',
  };
  const files = readdirSync(WEB).filter((file) => !file.endsWith('.json'));
  assert.ok(files.length > 10);
  for (const file of files) {
    const { status, headers, text } = await get(`/docs/${file}`);
    assert.equal([status, headers['content-type']], [200, types[file.split('.').at(-1) ?? '']], file);
    assert.is(text, readFileSync(new URL(file, WEB), 'utf8'), file);
  }
});

test('the page itself is at /docs; a slash behind it leads there', async () => {
  const { status, text } = await get('/docs');
  assert.is(status, 200);
  assert.is(text, readFileSync(new URL('index.html', WEB), 'utf8'));
  const slash = await get('/docs/');
  assert.equal([slash.status, slash.headers.location], [308, '../docs']);
});

test('nothing else of the package is', async () => {
  for (const path of ['/docs/nothing.js', '/docs/tsconfig.json', '/docs/..%2fpackage.json', '/docs/a/b.js', '/docs/__proto__']) {
    assert.is((await get(path)).status, 404, path);
  }
  assert.is((await get('/docs-and-more')).text, 'other');
});

test('nothing may be loaded from elsewhere, nor the page be framed', async () => {
  for (const path of ['/docs', '/docs/main.js', '/docs/api.json']) {
    const { headers } = await get(path);
    const policy = String(headers['content-security-policy']);
    assert.match(policy, "default-src 'none'");
    assert.match(policy, "frame-ancestors 'none'");
    assert.not.match(policy, /unsafe|http|\*|data:/);
    assert.equal([headers['referrer-policy'], headers['x-content-type-options']], ['no-referrer', 'nosniff']);
  }
});

test('what it shows is asked for once, and only by the page', async () => {
  const before = asked;
  await get('/docs');
  assert.is(asked, before);
  assert.is((await get('/docs/api.json')).text, CONTENT);
  await get('/docs/api.json');
  assert.ok(asked <= 1);
});

test('a browser that has a file is told so', async () => {
  for (const path of ['/docs', '/docs/style.css', '/docs/api.json']) {
    const { headers } = await get(path);
    const again = await get(path, { 'if-none-match': String(headers.etag) });
    assert.equal([again.status, again.bytes.length, again.headers['cache-control']], [304, 0, 'no-cache'], path);
  }
});

test('no file of the page names another host, or writes HTML', () => {
  for (const file of readdirSync(WEB).filter((each) => !each.endsWith('tsconfig.json'))) {
    const text = readFileSync(new URL(file, WEB), 'utf8');
    const addresses = [...text.matchAll(/https?:\/\/[^\s"'`)]+/g)].map(([address]) => address);
    // The name of a dialect of XML, which nobody loads.
    assert.equal(addresses, file === 'icon.svg' ? ['http://www.w3.org/2000/svg'] : [], file);
    assert.not.match(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, file);
    assert.not.match(text, /localStorage|sessionStorage|indexedDB|document\.cookie/, file);
  }
});

test.run();
