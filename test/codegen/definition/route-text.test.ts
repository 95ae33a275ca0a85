import * as assert from 'uvu/assert';
import { isBase, plainPath, readRoute } from '../../../codegen/definition/route-text.js';
import { suite } from '../../support/harness.js';

const test = suite('texts of routes');

test('are a method, a path and the parameters in it', () => {
  assert.equal(readRoute('GET /tasks/{parent}/task/{task_id}'), {
    method: 'GET',
    path: '/tasks/{parent}/task/{task_id}',
    parameters: ['parent', 'task_id'],
  });
  assert.equal(readRoute('POST /'), { method: 'POST', path: '/', parameters: [] });
  assert.equal(readRoute('PUT /a.b/c-d/~e')?.path, '/a.b/c-d/~e');
});

test('may end in a parameter that is all that follows, and answer every method', () => {
  const text = 'ANY /files/{owner}/{name...}';
  assert.equal(readRoute(text), { method: 'ANY', path: '/files/{owner}/{name...}', parameters: ['owner', 'name'] });
  assert.is(readRoute('GET /{all...}')?.path, '/{all...}');
  assert.is(plainPath('/files/{owner}/{name...}'), '/files/{owner}/{name}');
  assert.is(plainPath('/files/{owner}'), '/files/{owner}');
});

for (const text of [
  'GET /files/{name...}/more',
  'GET /files/{a...}/{b...}',
  'GET /files/{...}',
  'GET /files/{name..}',
  'any /files',
  'get /tasks',
  'HEAD /tasks',
  'GET tasks',
  'GET  /tasks',
  'GET /tasks/',
  'GET //tasks',
  'GET /tasks/x{id}',
  'GET /tasks/{}',
  'GET /tasks/:id',
  'GET /tasks?limit=1',
  'GET',
  '/tasks',
  'GET /tasks ',
]) {
  test(`"${text}" is none`, () => assert.is(readRoute(text), undefined));
}

test('bases begin with a slash and end without one', () => {
  for (const base of ['', '/api', '/api/v1', '/service/mlw']) assert.ok(isBase(base), base);
  for (const base of ['/', 'api', '/api/', '//api', '/{cid}', '/a b']) assert.not.ok(isBase(base), base);
});

test.run();
