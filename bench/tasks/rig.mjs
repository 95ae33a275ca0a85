import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { LinearRouter } from 'hono/router/linear-router';
import { MongoClient } from 'mongodb';
import { Auth } from '../../dist/src/auth/index.js';
import { api, newest } from '../../dist/src/generated/index.js';
import { Dispatcher } from '../../dist/src/rpc/index.js';
import { buildServices } from '../../dist/src/services/build-services.js';
import { collections } from '../../dist/src/services/collections.js';
import { handlers } from '../../dist/src/services/index.js';
import { openStore } from '../../dist/src/store/index.js';
import { httpServer } from '../../dist/src/surfaces/http/server.js';
import { rpcSurface } from '../../dist/src/surfaces/rpc/surface.js';
import { tenTasks, request as tenTasksRequest } from '../dispatch/ten-tasks.mjs';
import { HttpClient, post } from '../support/http-client.mjs';
import { bareMongodb } from './bare-mongodb.mjs';
import { bareSqlite } from './bare-sqlite.mjs';
import { caller, projects, taskDocument } from './task-documents.mjs';

/** Few enough to keep memory small, enough that a server's round trips do not count. */
const FILL_BATCH = 2000;

/**
 * A database with `count` tasks in it, the real services on it, called as clients call them, and the bare driver beside them. Closing it
 * removes the database.
 *
 * @param url of a MongoDB server; undefined for SQLite
 */
export async function openRig({ url, count }) {
  const place = url === undefined ? sqlitePlace() : mongodbPlace(url);
  const store = await openStore({ ...place.options, collections });
  await fill(store, count);
  const actions = await serve(new Dispatcher(api, handlers, services(store)));
  const memory = await serve(new Dispatcher(api, fromMemory, {}));
  const bare = await place.bare();
  return {
    store,
    bare,
    /** Calls an action as the newest version has it; gives the bytes of the answer. */
    call: (name, request) => actions.ask(post(`/${name}`, request)),
    /** What `bench/dispatch` measures: a call that answers ten tasks from memory. */
    dispatch: () => memory.ask(post('/tasks.get_all', tenTasksRequest)),
    async close() {
      for (const server of [actions, memory]) server.close();
      await bare.close();
      await store[Symbol.asyncDispose]();
      await place.remove();
    },
  };
}

const fromMemory = Object.fromEntries(api.actions.map(({ name }) => [name, () => ({ tasks: tenTasks })]));

/** A server in this process, and one connection to it. */
async function serve(dispatcher) {
  const app = new Hono({ router: new LinearRouter() });
  app.all('*', rpcSurface({ dispatcher, auth: { authenticate: () => caller, impersonate: () => caller } }));
  const server = httpServer({ fetch: app.fetch, refusal: () => '' });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const client = await HttpClient.open(server.address().port);
  return {
    ask: (request) => client.ask(request),
    close() {
      client.close();
      server.close();
    },
  };
}

function sqlitePlace() {
  const dataDir = mkdtempSync(join(tmpdir(), 'taskwright-bench-'));
  return {
    options: { dataDir },
    bare: () => bareSqlite(join(dataDir, 'taskwright.db')),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

function mongodbPlace(server) {
  const url = new URL(server);
  url.pathname = `/taskwright_bench_${randomBytes(4).toString('hex')}`;
  return {
    options: { url: url.href, dataDir: tmpdir() },
    bare: () => bareMongodb(url.href),
    async remove() {
      const client = new MongoClient(url.href);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

function services(store) {
  const auth = new Auth({
    store,
    secret: createSecretKey(randomBytes(32)),
    apiVersion: newest,
    serverVersion: '0',
    onError: (error) => console.error(error),
  });
  return buildServices({
    store,
    identities: auth.identities,
    tokens: auth.tokens,
    server: { version: '0', uid: 'bench', api },
    tasks: { workerTimeoutSeconds: 600 },
  });
}

async function fill(store, count) {
  await store.collection('projects').insertMany(projects.map(projectDocument));
  const tasks = store.collection('tasks');
  const started = performance.now();
  for (let from = 0; from < count; from += FILL_BATCH) {
    const size = Math.min(FILL_BATCH, count - from);
    await tasks.insertMany(Array.from({ length: size }, (_, index) => taskDocument(from + index)));
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    if ((from / FILL_BATCH) % 10 === 9)
      process.stderr.write(`  ${store.engine}: ${from + size} of ${count} tasks, ${seconds} s\n`);
  }
}

function projectDocument(id, index) {
  const { company, user } = caller;
  const now = new Date();
  const name = `project ${index}`;
  const rest = { description: '', created: now, last_update: now, tags: [], system_tags: [], featured: 9999, path: [] };
  return { id, company, user, name, basename: name, ...rest };
}
