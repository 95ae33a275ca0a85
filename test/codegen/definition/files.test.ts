import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { findDefinitions, stem } from '../../../codegen/definition/files.js';
import { suite } from '../../support/harness.js';
import { type Files, withFolder } from '../fixtures/folder.js';

const test = suite('definition files of a folder');

function found(files: Files): Promise<unknown> {
  return withFolder(files, (dir) => {
    const { services, errors, machines, surfaces } = findDefinitions(dir);
    const relative = (file: string) => file.slice(dir.length + 1);
    const found = { services: services.map(relative), errors: errors && relative(errors), machines: machines.map(relative) };
    return surfaces.length > 0 ? { ...found, surfaces: surfaces.map(relative) } : found;
  });
}

test('services lie in their folder, the rest beside it', async () => {
  const files = {
    'services/b.conf': '',
    'services/a.conf': '',
    'errors.conf': '',
    'task-status.conf': '',
    'note-status.conf': '',
  };
  assert.equal(await found(files), {
    services: ['services/a.conf', 'services/b.conf'],
    errors: 'errors.conf',
    machines: ['note-status.conf', 'task-status.conf'],
  });
});

test('without that folder the other files are services', async () => {
  assert.equal(await found({ 'b.conf': '', 'a.conf': '', 'errors.conf': '', 'x-status.conf': '' }), {
    services: ['a.conf', 'b.conf'],
    errors: 'errors.conf',
    machines: ['x-status.conf'],
  });
});

test('with that folder other files are not', async () => {
  assert.equal(await found({ 'services/a.conf': '', 'stray.conf': '' }), {
    services: ['services/a.conf'],
    errors: undefined,
    machines: [],
  });
});

test('a status machine or errors.conf inside the services folder is a service', async () => {
  assert.equal(await found({ 'services/errors.conf': '', 'services/task-status.conf': '' }), {
    services: ['services/errors.conf', 'services/task-status.conf'],
    errors: undefined,
    machines: [],
  });
});

test('other folders, other endings and names starting with _ are left alone', async () => {
  const files = {
    'services/a.conf': '',
    'services/_b.conf': '',
    'services/c.txt': '',
    'others/d.conf': '',
    'services/deep/e.conf': '',
  };
  assert.equal(await found(files), { services: ['services/a.conf'], errors: undefined, machines: [] });
});

test('a folder called like a file is no file', () =>
  withFolder({ 'a.conf': '' }, (dir) => {
    mkdirSync(join(dir, 'b.conf'));
    assert.equal(findDefinitions(dir).services, [join(dir, 'a.conf')]);
  }));

test('a folder that is not there has none', () => {
  assert.equal(findDefinitions('/nonexistent'), { services: [], errors: undefined, machines: [], surfaces: [] });
});

test('files are called by their stem', () => {
  assert.is(stem('/x/services/tasks.conf'), 'tasks');
  assert.is(stem('task-status.conf'), 'task');
});

test('surfaces lie in a folder of their own; what starts with _ is there to be included', async () => {
  const files = { 'services/a.conf': '', 'surfaces/y.conf': '', 'surfaces/x.conf': '', 'surfaces/_shared.conf': '' };
  assert.equal(await found(files), {
    services: ['services/a.conf'],
    errors: undefined,
    machines: [],
    surfaces: ['surfaces/x.conf', 'surfaces/y.conf'],
  });
});

test.run();
