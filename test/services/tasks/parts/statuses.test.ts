import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../../src/generated/index.js';
import { artifactId } from '../../../../src/services/tasks/artifacts.js';
import type { Artifact } from '../../../../src/services/tasks/task-document.js';
import { apiSuite, type TestApi } from '../../../support/api.js';
import { PART_WRITES, PARTS, type PartWrite, titleOf } from './part-actions.js';

const STATUSES = [
  'created',
  'queued',
  'in_progress',
  'stopped',
  'closed',
  'failed',
  'publishing',
  'published',
  'completed',
  'unknown',
] as const satisfies readonly TaskStatus[];

/** In which statuses each kind of edit goes through, without and with force (task-core 6.3). */
const OPEN = {
  draft: { plain: ['created'], forced: ['created', 'in_progress'] },
  'draft or running': { plain: ['created', 'in_progress'], forced: ['created', 'in_progress'] },
  all: { plain: STATUSES, forced: STATUSES },
} as const;

const artifact: Artifact = { key: 'in', type: 't', mode: 'input', display_data: [] };

async function outcome(api: TestApi, { action, request, part }: PartWrite, status: TaskStatus, force: object): Promise<string> {
  const artifacts = { [artifactId('in', 'input')]: artifact };
  const { id } = await api.taskIn(status, { ...PARTS, execution: { artifacts } });
  const before = await api.read(id);
  try {
    await api.call(action, { task: id, ...request, ...force });
  } catch (error) {
    assert.equal(await api.read(id), before, 'a refused edit changes nothing');
    return String((error as { subcode: number }).subcode);
  }
  const after = await api.read(id);
  assert.not.equal(after[part], before[part], `${part} changed in ${status}`);
  assert.is(after.status, status);
  return 'ok';
}

apiSuite('parts of a task by its status', (test, api) => {
  for (const write of PART_WRITES) {
    for (const [kind, force] of [
      ['plain', {}],
      ['forced', { force: true }],
    ] as const) {
      test(`${titleOf(write)}, ${kind}`, async () => {
        const open: readonly TaskStatus[] = OPEN[write.open][kind];
        for (const status of STATUSES) {
          assert.is(await outcome(api, write, status, force), open.includes(status) ? 'ok' : '110', status);
        }
      });
    }
  }

  test('a refusal expects a draft, and says which statuses would do and how to get there', async () => {
    const { id: task } = await api.taskIn('completed', PARTS);
    const params = await api.refused('tasks.edit_configuration', { task, configuration: [{ name: 'a', value: '' }] });
    assert.equal(params.data, {
      expected: 'created',
      status: 'completed',
      current: 'completed',
      allowed: ['created'],
      actions: { created: ['tasks.reset', 'tasks.reset_many', 'tasks.dequeue', 'tasks.dequeue_many'] },
    });
    assert.is(params.message, 'Invalid task status: expected=created, status=completed');
    const models = await api.refused('tasks.delete_models', { task, models: [{ name: 'a', type: 'input' }] });
    assert.equal(models.data.expected, 'created', 'as clients know it');
    assert.equal(models.data.allowed, ['created', 'in_progress']);
    assert.equal((models.data.actions as Record<string, unknown>).in_progress, ['tasks.started']);
  });

  test('a refusal says that force would do where it would, and only there', async () => {
    const request = { hyperparams: [{ section: 's', name: 'n', value: 'v' }] };
    const refusal = async (status: TaskStatus) => {
      const { id: task } = await api.taskIn(status);
      return (await api.refused('tasks.edit_hyper_params', { task, ...request })).message;
    };
    assert.match(await refusal('in_progress'), '(use force=True)');
    assert.not.match(await refusal('failed'), 'force');
  });
});
