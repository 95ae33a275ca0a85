import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { asIds, presenter } from '../../../../src/services/query/present.js';
import { selectionOf } from '../../../../src/services/query/selection.js';
import { taskShape } from '../../../../src/services/query/shapes/index.js';
import { storeProjection } from '../../../../src/services/query/store-projection.js';
import type { TaskDocument } from '../../../../src/services/tasks/task-document.js';
import { runs, suite } from '../../../support/harness.js';
import { at, storedTask } from './stored-task.js';
import { onEveryEngine } from './world.js';

const test = suite('tasks/query/projection-property');

const task: TaskDocument = storedTask('t', {
  comment: 'c',
  company_origin: 'co',
  started: at('11:00:00.5'),
  script: { repository: 'r', branch: 'b', requirements: { 'pip%2Ex': 'x' } },
  hyperparams: {
    Args: {
      lr: { section: 'Args', name: 'lr', value: '1', type: 'float' },
      'b%2Ec': { section: 'Args', name: 'b.c', value: '2' },
    },
    TF: { d: { section: 'TF', name: 'd', value: '3' } },
  },
  execution: {
    queue: 'q',
    artifacts: { a_output: { key: 'a', type: 's', mode: 'output', display_data: [] } },
    model_labels: { cat: 1 },
  },
  models: { input: [{ name: 'i', model: 'm', updated: at('10:00:00') }], output: [] },
  last_metrics: { m: { v: { value: 1 } } },
});

const path = fc.constantFrom(
  ...['id', 'name', 'comment', 'tags', 'started', 'company_origin', 'unique_metrics', 'project'],
  ...['script', 'script.repository', 'script.tag', 'script.requirements', 'script.requirements.pip%2Ex'],
  ...[
    'hyperparams',
    'hyperparams.Args',
    'hyperparams.Args.lr',
    'hyperparams.Args.lr.value',
    'hyperparams.Args.b%2Ec.name',
    'hyperparams.None',
  ],
  ...[
    'execution',
    'execution.queue',
    'execution.artifacts',
    'execution.model_labels.cat',
    'models',
    'models.input',
    'models.input.name',
  ],
  ...['last_metrics', 'last_metrics.m.v', 'last_metrics.m.v.value'],
);
const onlyFields = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: path },
    path.map((excluded) => `-${excluded}`),
  ),
  { maxLength: 6 },
);

onEveryEngine(
  test,
  'what the store reads is enough: the same is shown as of the whole document',
  async ({ tasks: { collection } }) => {
    await collection.insert(task);
    await fc.assert(
      fc.asyncProperty(onlyFields, async (fields) => {
        const selection = selectionOf(fields, taskShape, { aliases: [] });
        const projection = storeProjection(selection, taskShape.fields);
        const [read] = await collection.find({ id: 't' }, projection ? { projection } : {});
        const show = presenter(taskShape.fields, selection, asIds);
        assert.equal(show(read ?? {}), show(task));
      }),
      { numRuns: runs(150) },
    );
  },
);

test.run();
