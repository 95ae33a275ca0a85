import * as assert from 'uvu/assert';
import { nclueSuite, newTask } from './fixture.js';

const TASKS = '/api/v1/tasks';

nclueSuite('names and paths', (test, server) => {
  test('a name has 1 to 100 characters, and comes back as it was given', async () => {
    const ann = await server.ann();
    for (const name of ['a', 'é', ' b', '   ', '반려동물', '😀'.repeat(100), 'x'.repeat(100)]) {
      const { task_name, task_id } = await server.made(ann, { name });
      assert.is(task_name, name);
      assert.is((await server.asked(ann, 'GET', `${TASKS}/${task_id}`)).json.task_name, name);
    }
    for (const name of ['', 'x'.repeat(101), '😀'.repeat(101)]) {
      assert.equal(await server.refused(ann, 'POST', TASKS, newTask({ name })), [422, '10101', 'NAME_TOO_LONG']);
    }
  });

  test('none of the forbidden characters is taken in a path', async () => {
    const ann = await server.ann();
    const controls = [0, 9, 10, 31, 128, 160, 233, 255].map((code) => String.fromCodePoint(code));
    for (const character of [...'&$@;:+,?*\\{}^%`[]<>~#|"\' ', ...controls]) {
      const path = `a${character}b`;
      const train = await server.refused(ann, 'POST', TASKS, newTask({ train_file_path: path }));
      assert.equal(train, [422, '10104', 'INVALID_CHARACTER_IN_TRAIN_PATH'], JSON.stringify(character));
      const test_part = { test_feature_id: 'f', test_bucket: 'b', test_file_path: path };
      const told = await server.refused(ann, 'POST', TASKS, newTask(test_part));
      assert.equal(told, [422, '10105', 'INVALID_CHARACTER_IN_TEST_PATH'], JSON.stringify(character));
    }
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 0);
  });

  test('all others are', async () => {
    const ann = await server.ann();
    const path = 'task_dataset/pet-food.2024=(1)!/반려.tsv';
    assert.is((await server.made(ann, { train_file_path: path })).train_file_path, path);
  });
});
