import * as assert from 'uvu/assert';
import { errors } from '../../../src/generated/index.js';
import { ApiError } from '../../../src/rpc/index.js';
import { newId } from '../../../src/services/ids.js';
import { dashed } from '../../../src/surfaces/core/uuid.js';
import { coreId, mimirSuite, newTask, TASKS } from './fixture.js';

const UNKNOWN = '7db18fb6-55ca-4774-94f5-1e8736757249';

mimirSuite('refusing', (test, server) => {
  for (const [name, body, text] of [
    ['an empty body', '', 'Invalid request body: EOF\n'],
    ['white space', ' \n', 'Invalid request body: EOF\n'],
    ['a text that ends early', '{"type":"a"', 'Invalid request body: unexpected EOF\n'],
    ['no JSON', 'hello', "Invalid request body: invalid character 'h' looking for beginning of value\n"],
    ['a wrong type', '{"priority":"high"}', 'Invalid request body: priority: expected integer, got string "high"\n'],
    ['a fraction', '{"priority":1.5}', 'Invalid request body: priority: expected integer, got number 1.5\n'],
    ['a list', '[1]', 'Invalid request body: (request): expected object, got a list of 1\n'],
    [
      'too deep a text',
      `{"task_spec":{"parameters":${'{"a":'.repeat(99)}1${'}'.repeat(99)}}}`,
      'Invalid request body: exceeded max depth\n',
    ],
    ['no type', '{"project_id":"p"}', 'WorkTask type is required\n'],
    ['an empty type', '{"type":"","project_id":"p"}', 'WorkTask type is required\n'],
    ['neither type nor project', '{}', 'WorkTask type is required\n'],
    ['nothing at all', 'null', 'WorkTask type is required\n'],
    ['no project', '{"type":"ml_training"}', 'Project ID is required\n'],
  ] as const) {
    test(`${name} on submit`, async () => assert.equal(await server.said('POST', TASKS, body), [400, text]));
  }

  test('nothing that Go would take', async () => {
    const body = `\n {"TYPE":"ml_training","Project_Id":"p","Task_Spec":{"PARAMETERS":{"KeEp":1},"Model_ID":null},"x":1,"priority":null} {"garbage`;
    const { status, json, text } = await server.asked('POST', TASKS, body);
    assert.is(status, 201, text);
    assert.equal(
      [json.type, json.project_id, json.priority, json.task_spec],
      ['ml_training', 'p', 1, { parameters: { KeEp: 1 } }],
    );
  });

  test('an unknown id: 404 to a reader, 500 to a worker', async () => {
    for (const id of [UNKNOWN, 'task-123', 'a/b/c', '', 'ünï', `${UNKNOWN}/`, dashed(newId())]) {
      const target = `${TASKS}/${id.split('/').map(encodeURIComponent).join('/')}`;
      assert.equal(await server.said('GET', target), [404, `WorkTask not found: work task not found: ${id}\n`], id);
      const update = { status: 'completed' };
      const failure = `Failed to update work task status: work task not found: ${id}\n`;
      assert.equal(await server.said('POST', target, update), [500, failure], id);
      const retried = { status: 'failed', error_message: 'OOMKilled' };
      assert.equal(await server.said('POST', target, retried), [500, failure], id);
    }
  });

  test('a status that there is not (A-MIM-1)', async () => {
    const task = await server.made();
    const expected = 'queued, scheduled, spawned, executing, completed, failed, timeout, cancelled';
    for (const status of ['done', '', 'Completed', '__proto__', 'toString']) {
      const said = await server.said('POST', `${TASKS}/${task.worktask_id}`, { status });
      assert.equal(said, [400, `Invalid status: expected one of ${expected}, got ${JSON.stringify(status)}\n`]);
    }
    assert.is((await server.read(task)).status, 'queued');
  });

  test('bodies of updates that cannot be read', async () => {
    const { worktask_id } = await server.made();
    const target = `${TASKS}/${worktask_id}`;
    assert.equal(await server.said('POST', target, ''), [400, 'Invalid request body: EOF\n']);
    const wrong = 'Invalid request body: metadata: expected object, got number 5\n';
    assert.equal(await server.said('POST', target, '{"status":"completed","metadata":5}'), [400, wrong]);
  });

  for (const text of [
    '\0',
    'toString',
    '$where',
    '__proto__',
    '.a.b.',
    ' ',
    '-',
    'x'.repeat(100_000),
    '💥',
    '/a//b/',
    '{{x}}',
    '%2e',
    "'; drop",
  ]) {
    test(`no text, whatever it is: ${JSON.stringify(text).slice(0, 20)}`, async () => {
      const parameters = { [text]: text, deep: { [text]: [text, { [text]: null }] } };
      const {
        status,
        json,
        text: said,
      } = await server.asked('POST', TASKS, {
        ...newTask({ type: text, project_id: text }),
        task_spec: { pipeline_id: text, model_id: text, parameters },
        data_access: { input_datasets: [text], output_location: text, storage_credentials: text },
      });
      assert.is(status, 201, said);
      const update = {
        status: 'failed',
        output_location: text,
        metadata: { [text]: 1, m: { [text]: text } },
        error_message: text,
      };
      assert.is(await server.told(json, update), 'updated');
      const read = await server.read(json);
      assert.equal([read.type, read.project_id, read.task_spec.parameters], [text, text, parameters]);
      assert.equal([read.data_access.input_datasets, read.data_access.storage_credentials], [[text], text]);
      assert.equal([read.output_location, read.result_metadata, read.error_message], [text, update.metadata, text]);
    });
  }

  test('what the core refuses, as a failure of the server', async () => {
    const { collection } = server.api.services.projects;
    const { insert } = collection;
    collection.insert = () => Promise.reject(new ApiError(errors.project_path_exceeds_max));
    try {
      const [status, text] = await server.said('POST', TASKS, newTask({ project_id: 'never seen' }));
      assert.is(status, 500);
      assert.match(text, /^Failed to enqueue work task: Project path/);
    } finally {
      collection.insert = insert;
    }
  });

  test('a task that is removed while it is updated', async () => {
    const task = await server.made();
    const { tasks } = server.api.services;
    server.api.afterNextReading(() => tasks.collection.deleteMany({ id: coreId(task) }));
    const [status, text] = await server.said('POST', `${TASKS}/${task.worktask_id}`, { status: 'completed' });
    assert.equal([status, text], [500, `Failed to update work task status: work task not found: ${task.worktask_id}\n`]);
  });

  test('other methods', async () => {
    const { worktask_id } = await server.made();
    for (const target of [TASKS, `${TASKS}/${worktask_id}`, '/api/metrics']) {
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        assert.equal(await server.said(method, target), [405, 'Method not allowed\n'], `${method} ${target}`);
      }
      const { status, headers, text } = await server.asked('HEAD', target);
      assert.equal([status, text, headers['access-control-allow-origin']], [405, '', undefined]);
    }
    assert.equal(await server.said('POST', '/api/metrics'), [405, 'Method not allowed\n']);
  });

  test('what is compressed, and what is too long', async () => {
    const [status, text] = await server.said('POST', TASKS, newTask(), { ...(await bearer()), 'content-encoding': 'gzip' });
    assert.is(status, 415, text);
  });

  test('rubbish in place of secrets without repeating it', async () => {
    for (const data_access of [
      { storage_credentials: 4711_0815 },
      { storage_credentials: { key: 47110815 } },
      47110815,
      ['47110815'],
    ]) {
      const { status, text } = await server.asked('POST', TASKS, newTask({ data_access }));
      assert.is(status, 400);
      assert.match(text, /^Invalid request body: data_access(?:\.storage_credentials)?: expected/);
      assert.not.match(text, '47110815');
    }
  });

  test('ids that are not written as the vendor writes them are found all the same', async () => {
    const { worktask_id } = await server.made();
    const { status } = await server.asked('GET', `${TASKS}/${worktask_id.toUpperCase()}`);
    assert.is(status, 200);
  });

  async function bearer() {
    return { authorization: `Bearer ${(await server.ann()).secret}` };
  }
});
