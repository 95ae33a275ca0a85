import * as assert from 'uvu/assert';
import { errorClasses, identifiers, moduleOf, nameProblem } from '../../../../../codegen/emit/sdk/python/names.js';
import { suite } from '../../../../support/harness.js';

const test = suite('sdk, Python: names');

test('names stay as they are where Python can say them', () => {
  assert.equal(identifiers(['task', '_any_', 'type', 'id', 'match'], []), ['task', '_any_', 'type', 'id', 'match']);
});

test('a line stands behind those that it cannot', () => {
  assert.equal(identifiers(['class', 'from', 'None', 'str', 'self', 'self_'], ['self']), [
    'class_',
    'from_',
    'None_',
    'str_',
    'self_',
    'self__',
  ]);
});

test('what no name may hold becomes a line', () => {
  assert.equal(identifiers(['a-b', 'a.b', '1st', 'ü', ''], []), ['a_b', 'a_b_', '_1st', '_', '__']);
});

test('names that a class would change are shortened', () => assert.equal(identifiers(['__secret', '__'], []), ['_secret', '_']));

test('errors are classes of their own, never those that Python has', () => {
  const classes = errorClasses(['invalid_task_id', 'validation_error', 'not_implemented', 'timeout', 'api_error', 'value_error']);
  assert.equal(
    [...classes.values()],
    ['InvalidTaskIdError', 'ValidationError', 'ApiNotImplementedError', 'ApiTimeoutError', 'ApiError2', 'ApiValueError'],
  );
});

test('a package is imported by a name that Python can say', () => {
  assert.is(moduleOf('Task-client.Two'), 'task_client_two');
  for (const name of ['task-client', 'a', 'Tasks_2', 'tasks.api']) assert.is(nameProblem(name), undefined, name);
  for (const name of ['', '-a', 'a-', 'a b', '@x/y', 'ä', '2fast', 'class', 'a/b']) {
    assert.type(nameProblem(name), 'string', name);
  }
});

test.run();
