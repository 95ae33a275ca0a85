import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { languages } from '../../../../codegen/emit/sdk/languages.js';
import { snapshotModel } from '../../../../codegen/emit/sdk/snapshot-model.js';
import { suite } from '../../../support/harness.js';
import { notesApi } from '../notes-api.js';

const test = suite('sdk: what people read of a package');

/** What is copied is looked at where it stands. */
const COPIED: Readonly<Record<string, RegExp>> = { typescript: /^core\/(?!api\.)/, python: /\/_runtime\// };

const model = snapshotModel(notesApi, '1.5');
for (const [language, { emit }] of Object.entries(languages)) {
  const files = emit(model, { name: 'notes-sdk', packageVersion: '1.5.0' });
  /** All else is looked at whenever it changes: `UPDATE_GOLDEN=1 npm test -- golden`. */
  for (const path of [...files.keys()].filter((each) => !COPIED[language]?.test(each))) {
    test(`${path} in ${language} is as it was last looked at`, () => {
      const golden = fileURLToPath(new URL(`golden/${language}/${path}.txt`, import.meta.url));
      if (process.env.UPDATE_GOLDEN) {
        mkdirSync(dirname(golden), { recursive: true });
        writeFileSync(golden, files.get(path) ?? '');
      }
      assert.is(files.get(path), readFileSync(golden, 'utf8'));
    });
  }
}

test('what is copied to JavaScript is copied as it stands', () => {
  const source = new URL('../../../../codegen/emit/sdk/typescript/runtime/index.js', import.meta.url);
  const files = languages.typescript?.emit(model, { name: 'notes-sdk', packageVersion: '1.5.0' });
  assert.is(files?.get('core/index.js'), readFileSync(source, 'utf8'));
});

test.run();
