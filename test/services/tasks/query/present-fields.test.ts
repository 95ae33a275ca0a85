import * as assert from 'uvu/assert';
import { presentFields } from '../../../../src/services/tasks/present-fields.js';
import { suite } from '../../../support/harness.js';
import { at } from './stored-task.js';

const test = suite('tasks/query/present-fields');

test('paths stay as they were written, dates become texts, null stays', () => {
  const fields = {
    status: 'queued',
    status_changed: at('10:00:00.5'),
    'execution.queue': 'q1',
    'output.error': 'e',
    enqueue_status: null,
    completed: null,
    started: undefined,
  };
  assert.equal(presentFields(fields), {
    status: 'queued',
    status_changed: '2026-03-01T10:00:00.500000+00:00',
    'execution.queue': 'q1',
    'output.error': 'e',
    enqueue_status: null,
    completed: null,
  });
});

test('tags are sorted', () => {
  assert.equal(presentFields({ tags: ['b', 'a'], system_tags: [] }), { tags: ['a', 'b'], system_tags: [] });
});

test('maps are decoded, and what no task has goes out as it is', () => {
  assert.equal(presentFields({ container: { 'a%2Eb': 'x' }, moved: 3 }), { container: { 'a.b': 'x' }, moved: 3 });
});

test.run();
