import { createHash } from 'node:crypto';
import { newTask } from '../../dist/src/services/tasks/new-task.js';

/** Who owns and calls everything here. */
export const caller = { user: idOf('user 0'), company: idOf('company'), role: 'user', userName: 'Ada', companyName: 'Bench' };

export const users = Array.from({ length: 4 }, (_, index) => idOf(`user ${index}`));
export const projects = Array.from({ length: 50 }, (_, index) => idOf(`project ${index}`));
export const types = ['training', 'testing', 'inference'];
export const statuses = ['created', 'in_progress', 'stopped', 'completed', 'failed'];
export const tags = Array.from({ length: 8 }, (_, index) => `tag-${index}`);

const FIRST_MOMENT = Date.UTC(2025, 0, 1);
const SECOND = 1000;

/** 32 hex digits that the text alone decides, so that no list of ids has to be kept. */
export function idOf(text) {
  return createHash('md5').update(text).digest('hex');
}

/** Task number `index` as it is stored: about 2.5 KB of JSON; its fields vary independently of each other. */
export function taskDocument(index) {
  const pick = picker(index);
  const created = new Date(FIRST_MOMENT + index * SECOND);
  const last = new Date(created.getTime() + pick(86_400) * SECOND);
  const fields = { ...given(index, pick), user: users[pick(users.length)] };
  return {
    ...newTask(fields, caller, created),
    ...fields,
    id: idOf(`task ${index}`),
    status: statuses[pick(statuses.length)],
    status_changed: last,
    started: new Date(created.getTime() + SECOND),
    last_update: last,
    last_iteration: pick(10_000),
    system_tags: pick(10) === 0 ? ['archived'] : [],
    last_metrics: Object.fromEntries(['loss', 'accuracy'].map((metric) => [idOf(metric), lastMetric(metric, pick)])),
  };
}

/** A draft that no status, queue or deletion has touched yet. */
export function draftDocument(index) {
  return { ...taskDocument(index), id: idOf(`draft ${index}`), status: 'created', started: null };
}

/** The fields of a `tasks.create` that leads to such a task. */
export function createRequest(index) {
  return given(index, picker(index));
}

function given(index, pick) {
  return {
    name: `experiment ${index}`,
    type: types[pick(types.length)],
    project: projects[pick(projects.length)],
    comment: 'one of many runs of the same model',
    tags: [tags[pick(4)], tags[4 + pick(4)]],
    script: {
      repository: 'https://git.example.com/models/vision.git',
      branch: 'main',
      entry_point: 'train.py',
      working_dir: '.',
      version_num: idOf(`commit ${pick(1000)}`),
      requirements: { pip: 'torch==2.4.0\ntorchvision==0.19.0\nnumpy==2.0.1\npillow==10.4.0' },
      diff: '--- a/train.py\n+++ b/train.py\n@@ -1 +1 @@\n-epochs = 10\n+epochs = 20\n'.repeat(4),
    },
    hyperparams: {
      Args: Object.fromEntries(
        ['lr', 'batch', 'epochs', 'seed', 'optimizer', 'dropout', 'warmup', 'decay'].map((name) => [
          name,
          { section: 'Args', name, value: String(pick(1000)), type: 'int' },
        ]),
      ),
    },
    configuration: {
      model: { name: 'model', type: 'json', value: JSON.stringify({ layers: 50, width: pick(512), note: 'x'.repeat(150) }) },
    },
    container: { image: 'registry.example.com/train:2.4' },
  };
}

function lastMetric(metric, pick) {
  const variant = 'train';
  const value = pick(1000) / 1000;
  return { [idOf(variant)]: { metric, variant, value, min_value: 0, max_value: 1 } };
}

/** Numbers below a bound, as many as asked for; the same for the same index. */
function picker(index) {
  let state = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return (bound) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    state = (state ^ (state >>> 12)) >>> 0;
    return state % bound;
  };
}
