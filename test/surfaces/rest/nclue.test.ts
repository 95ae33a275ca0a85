import * as assert from 'uvu/assert';
import { type NclueHandlers, type NclueTask, nclueSurface } from '../../../src/generated/surfaces/nclue.js';
import { ApiError, baseErrors } from '../../../src/rpc/index.js';
import type { RestOptions } from '../../../src/surfaces/rest/index.js';
import { suite } from '../../support/harness.js';
import { type RestServer, restServer } from './fixture.js';

const test = suite('the surface of NCLUE, with handlers of the test');

const ID = '7db18fb6-55ca-4774-94f5-1e8736757249';

/** The task of the seed's example. */
const task: NclueTask = {
  task_id: ID,
  task_name: 'Prediction model for pet food purchase interest',
  status: 'completed',
  created_at: '2024-11-11T11:01:30',
  completed_at: '2024-11-11T11:06:44',
  train_feature_id: '79eb85b5-8ec5-4e1a-8617-64a1977c8062',
  train_feature_name: 'Shopping behavior sequence - 2024',
  train_bucket: 'your.bucket.name',
  train_file_path: 'task_dataset/pet_food.tsv',
  test_feature_id: null,
  test_feature_name: null,
  test_bucket: null,
  test_file_path: null,
  AUROC: 0.9054,
  line_count: 1209478,
  disk_usage: 72582684,
  fail_message: null,
};

const handlers: NclueHandlers<string> = {
  get_tasks: ({ query: { index, limit } }) => ({ status: 200, body: { index, limit, total: 172, tasks: [task] } }),
  get_task: ({ path }) => {
    if (path.task_id === ID) return { status: 200, body: task };
    const error = { errorCode: '10110', message: 'TASK_NOT_FOUND', details: 'There is no such task.' };
    return { status: 404, body: { error } };
  },
  create_task: ({ body }) => {
    const { status: _, completed_at, AUROC, line_count, disk_usage, fail_message, ...created } = task;
    return { status: 200, body: { ...created, task_name: body.name, test_feature_id: body.test_feature_id ?? null } };
  },
  delete_task: ({ path }) => ({ status: 200, body: { task_id: path.task_id } }),
};

const NAMES = ['x-ncp-apigw-timestamp', 'x-ncp-iam-access-key', 'x-ncp-apigw-signature-v2'];

const options: RestOptions<string> = {
  authenticate: (request) => {
    if (NAMES.some((name) => request.header(name) === undefined)) throw new ApiError(baseErrors.no_credentials);
    return 'ann';
  },
  error: ({ code, message }) => ({
    status: code,
    body: { error: { errorCode: '200', message, details: 'Authentication information are missing.' } },
  }),
};

const SIGNED = {
  'X-NCP-APIGW-TIMESTAMP': '1731290490000',
  'X-NCP-IAM-ACCESS-KEY': 'example-access-key',
  'X-NCP-APIGW-SIGNATURE-V2': 'bwGoTsB3tJmkLxZxhCOR2NPN8B6npgoIYunzzVZ8CaA=',
};

let server: RestServer;
test.before(async () => {
  server = await restServer(nclueSurface, handlers, options);
});
test.after(async () => server[Symbol.asyncDispose]());

test("answers the seed's request with the seed's answer", async () => {
  const { status, json } = await server.ask('/api/v1/tasks?index=0&limit=20', { headers: SIGNED });
  assert.is(status, 200);
  assert.equal(json, { index: 0, limit: 20, total: 172, tasks: [task] });
});

test('pages from the start by twenty when nothing is said', async () => {
  const { json } = await server.ask('/api/v1/tasks', { headers: SIGNED });
  assert.equal(json, { index: 0, limit: 20, total: 172, tasks: [task] });
});

for (const query of ['index=-1', 'limit=0', 'limit=101', 'limit=all']) {
  test(`refuses ${query}`, async () => {
    const { status } = await server.ask(`/api/v1/tasks?${query}`, { headers: SIGNED });
    assert.is(status, 400);
  });
}

test('answers without credentials in the shape of the gateway', async () => {
  const { status, json } = await server.ask('/api/v1/tasks');
  assert.is(status, 401);
  assert.equal(Object.keys((json as unknown as { error: object }).error), ['errorCode', 'message', 'details']);
});

test('tells, makes and deletes a task', async () => {
  const told = await server.ask(`/api/v1/tasks/${ID}`, { headers: SIGNED });
  assert.equal([told.status, told.json], [200, task]);
  const none = await server.ask('/api/v1/tasks/none', { headers: SIGNED });
  assert.is(none.status, 404);
  const body = { name: 'a', train_feature_id: 'f', train_bucket: 'b', train_file_path: 'p', test_feature_id: null };
  const made = await server.ask('/api/v1/tasks', { method: 'POST', headers: SIGNED, body });
  assert.is(made.status, 200, made.text);
  const gone = await server.ask(`/api/v1/tasks/${ID}`, { method: 'DELETE', headers: SIGNED });
  assert.equal(gone.json, { task_id: ID });
});

test('wants what a new task is made of', async () => {
  const { status, text } = await server.ask('/api/v1/tasks', { method: 'POST', headers: SIGNED, body: { name: 'a' } });
  assert.is(status, 400);
  assert.match(text, 'train_feature_id');
});

test.run();
