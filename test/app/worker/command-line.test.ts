import * as assert from 'uvu/assert';
import { commandLine } from '../../../src/app/worker/command-line.js';
import { suite } from '../../support/harness.js';

const test = suite('command of a task');

test('the id takes each place that is marked for it', () => {
  assert.is(commandLine("run '{task}' --log {task}.log", 'ab12'), "run 'ab12' --log ab12.log");
  assert.is(commandLine('run', 'ab12'), 'run');
});

for (const id of ['', 'a b', 'a;b', "a'b", '$(a)', '-rf', '../a', 'a\nb', '{task}', '$&']) {
  test(`${JSON.stringify(id)} is no id to give to a shell`, () => {
    assert.is(commandLine('run {task}', id), undefined);
  });
}

test.run();
