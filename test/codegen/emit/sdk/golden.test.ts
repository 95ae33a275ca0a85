import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { snapshotModel } from '../../../../codegen/emit/sdk/snapshot-model.js';
import { typescript } from '../../../../codegen/emit/sdk/typescript/index.js';
import { suite } from '../../../support/harness.js';
import { notesApi } from '../notes-api.js';

const test = suite('sdk: what people read of a package in TypeScript');

const files = typescript.emit(snapshotModel(notesApi, '1.5'), { name: 'notes-sdk', packageVersion: '1.5.0' });
const shared = readFileSync(new URL('../../../../codegen/emit/sdk/typescript/runtime/index.js', import.meta.url), 'utf8');

/** What is copied is looked at where it stands; all else whenever it changes: `UPDATE_GOLDEN=1 npm test -- golden`. */
for (const path of [...files.keys()].filter((each) => !each.startsWith('core/') || each.startsWith('core/api.'))) {
  test(`${path} is as it was last looked at`, () => {
    const golden = fileURLToPath(new URL(`golden/typescript/${path}.txt`, import.meta.url));
    if (process.env.UPDATE_GOLDEN) {
      mkdirSync(dirname(golden), { recursive: true });
      writeFileSync(golden, files.get(path) ?? '');
    }
    assert.is(files.get(path), readFileSync(golden, 'utf8'));
  });
}

test('the rest is copied as it stands', () => assert.is(files.get('core/index.js'), shared));

test.run();
