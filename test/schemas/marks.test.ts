import * as assert from 'uvu/assert';
import { isNode } from '../../codegen/definition/schema-walk.js';
import { suite } from '../support/harness.js';
import { actionNamed, ours, type Place, schemasIn } from './definitions.js';

const test = suite('definitions: x- keys');

async function marked(key: string): Promise<Place[]> {
  return [...schemasIn(await ours())].filter(({ node }) => Object.hasOwn(node, key));
}

test('the validators take more than the schema says in these places only', async () => {
  const places = (await marked('x-accept')).map(({ at, node }) => `${at}: ${String(node['x-accept'])}`);
  assert.equal(places.filter((place) => !/ 2\.21 /.test(place)).sort(), [
    'auth.login 1.0 request properties expiration_sec: null',
    'models#model properties metadata: array',
    'queues#queue properties metadata: array',
    'queues#queue_with_workers properties metadata: array',
    'tasks#artifact properties display_data items items: number',
    'tasks#execution properties model_labels additionalProperties: null',
    'tasks.delete 2.13 response properties urls: null',
    'tasks.delete_many 2.13 response properties succeeded items properties urls: null',
    'tasks.get_configuration_names 2.9 response properties configurations: array',
    'tasks.update_batch 2.1 response properties updated: integer',
  ]);
});

test('list filters are those that the queries know (task-core 7.2)', async () => {
  const api = await ours();
  const filters = ['id', 'parent', 'project', 'status', 'status_changed', 'system_tags', 'tags', 'type', 'user'];
  for (const name of ['tasks.get_all', 'tasks.get_all_ex', 'tasks.get_by_id_ex']) {
    for (const { version, request } of actionNamed(api, name).layers) {
      const properties = Object.entries(isNode(request?.properties) ? request.properties : {});
      const found = properties.filter(([, node]) => isNode(node) && node['x-filter'] === 'list').map(([property]) => property);
      assert.equal(found.sort(), filters, `${name} ${version}`);
    }
  }
});

test('a reference is a string, and to something that exists or will', async () => {
  const kinds = new Set(['companies', 'models', 'projects', 'queues', 'tasks', 'users']);
  const places = await marked('x-ref');
  assert.ok(places.length > 100, `only ${places.length} were found`);
  for (const { at, node } of places) {
    // An empty queue has no first task.
    assert.equal(node.type, at === 'queues.peek_task 2.15 response properties task' ? ['string', 'null'] : 'string', at);
    assert.ok(kinds.has(String(node['x-ref'])), `${at}: ${String(node['x-ref'])}`);
  }
});

test('every reference of a task is marked (task-core 7.1)', async () => {
  const references = (await marked('x-ref')).filter(({ at }) => /^tasks#(?:task|execution|output|task_model_item) /.test(at));
  assert.equal(references.map(({ at, node }) => `${at}: ${String(node['x-ref'])}`).sort(), [
    'tasks#execution properties model: models',
    'tasks#execution properties queue: queues',
    'tasks#output properties model: models',
    'tasks#task properties company: companies',
    'tasks#task properties parent: tasks',
    'tasks#task properties project: projects',
    'tasks#task properties user: users',
    'tasks#task_model_item properties model: models',
  ]);
});

test('what a request calls task, tasks, ids, queue, model or project is a reference in every action', async () => {
  const kinds = new Map([
    ['task', 'tasks'],
    ['tasks', 'tasks'],
    ['queue', 'queues'],
    ['model', 'models'],
    ['project', 'projects'],
  ]);
  for (const { at, node } of schemasIn(await ours())) {
    const [, service, action, property] = /^(\w+)\.(\w+) \S+ request properties (\w+)$/.exec(at) ?? [];
    const kind = property === 'ids' ? service : kinds.get(property ?? '');
    // What is counted there is a filter by the name of what it counts.
    if (kind === undefined || `${service}.${action}` === 'organization.get_entities_count') continue;
    const id = isNode(node.items) ? node.items : node;
    assert.is(id['x-ref'], kind, at);
  }
});

test('secrets are marked: every secret key and every token', async () => {
  const secret = new Set((await marked('x-secret')).map(({ at }) => at));
  for (const { at } of schemasIn(await ours())) {
    if (/ properties (?:secret_key|token)$/.test(at)) assert.ok(secret.has(at), at);
  }
  assert.ok(secret.has('auth.login 1.0 response properties token'));
});

test('answers with expanded references are those of the user interface', async () => {
  const { services } = await ours();
  const expanding = services.flatMap(({ actions }) => actions.filter(({ expand }) => expand));
  assert.equal(
    expanding.map(({ fullName }) => fullName),
    [
      'models.get_all_ex',
      'projects.get_all_ex',
      'queues.get_all_ex',
      'tasks.get_all_ex',
      'tasks.get_by_id_ex',
      'users.get_all_ex',
    ],
  );
});

test('the response in a request of archive_many is acknowledged, and nothing else is', async () => {
  assert.equal(
    (await marked('x-misplaced')).map(({ at, node }) => `${at}: ${String(node['x-misplaced'])}`),
    ['tasks.archive_many 2.13 request: response'],
  );
});

test.run();
