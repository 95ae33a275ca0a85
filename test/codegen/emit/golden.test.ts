import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { emitApi } from '../../../codegen/emit/index.js';
import { suite } from '../../support/harness.js';
import { notesApi } from './notes-api.js';

const test = suite('emit: what people read of the output');

const files = emitApi(notesApi, { runtime: 'taskwright/rpc' });

/** Validators are Ajv's text and change with it; all else is ours and is looked at whenever it changes: `UPDATE_GOLDEN=1 npm test -- golden`. */
for (const path of [...files.keys()].filter((each) => !each.startsWith('validators/'))) {
  test(`${path} is as it was last looked at`, () => {
    const golden = fileURLToPath(new URL(`golden/${path}.txt`, import.meta.url));
    if (process.env.UPDATE_GOLDEN) {
      mkdirSync(dirname(golden), { recursive: true });
      writeFileSync(golden, files.get(path) ?? '');
    }
    assert.is(files.get(path), readFileSync(golden, 'utf8'));
  });
}

test.run();
