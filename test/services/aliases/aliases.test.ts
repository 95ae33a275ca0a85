import * as assert from 'uvu/assert';
import { Aliases, type AliasKey } from '../../../src/services/aliases/aliases.js';
import { newId } from '../../../src/services/ids.js';
import { apiSuite } from '../../support/api.js';

apiSuite('names that clients give to tasks', (test, api) => {
  const aliases = () => new Aliases(api.services.store);
  const key = (fields: Partial<AliasKey> = {}): AliasKey => ({ surface: 's', company: newId(), externalId: 'n', ...fields });

  test('lead to the task that has claimed one', async () => {
    const name = key({ externalId: 'a: name/with $signs 반려' });
    assert.is(await aliases().find(name), undefined);
    assert.is(await aliases().claim(name, 't1'), true);
    assert.is(await aliases().find(name), 't1');
  });

  test('are one per surface, company and text', async () => {
    const name = key();
    await aliases().claim(name, 't1');
    assert.is(await aliases().claim(name, 't2'), false);
    const others = [{ surface: 'other' }, { company: newId() }, { externalId: 'N' }, { externalId: 'n ' }];
    for (const other of others) assert.is(await aliases().claim({ ...name, ...other }, 't2'), true, JSON.stringify(other));
    assert.is(await aliases().find(name), 't1');
  });

  test('go to one of many that claim them at the same time', async () => {
    const name = key();
    const tasks = Array.from({ length: 10 }, (_, i) => `t${i}`);
    const won = await Promise.all(tasks.map((task) => aliases().claim(name, task)));
    assert.is(won.filter(Boolean).length, 1);
    assert.is(await aliases().find(name), tasks[won.indexOf(true)]);
  });

  test('pass from a task that is gone to one of many that take them over', async () => {
    const name = key();
    await aliases().claim(name, 'gone');
    const won = await Promise.all(['t1', 't2', 't3'].map((task) => aliases().claim(name, task, 'gone')));
    assert.is(won.filter(Boolean).length, 1);
    assert.is(await aliases().claim(name, 't4', 'gone'), false);
  });

  test('are free again when their task releases them, and only then', async () => {
    const name = key();
    await aliases().claim(name, 't1');
    await aliases().release(name, 't2');
    assert.is(await aliases().find(name), 't1');
    await aliases().release(name, 't1');
    assert.is(await aliases().claim(name, 't2', 't1'), true, 'also for who still thought it was taken');
  });
});
