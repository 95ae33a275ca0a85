import * as assert from 'uvu/assert';
import { compareApis } from '../../../../../codegen/check/compat/compare.js';
import { viewsOf } from '../../../../../codegen/check/compat/view.js';
import { suite } from '../../../../support/harness.js';
import { apiOf } from '../../../fixtures/folder.js';
import { action, texts } from '../changes.js';

const test = suite('the number of an error');

async function withErrors(rows: string): Promise<ReturnType<typeof viewsOf>> {
  const source = `_description: "Notes"\n${action('errors: [locked]')}\n`;
  return viewsOf(await apiOf(source, { 'errors.conf': `errors { ${rows} }` }));
}

test('another code or subcode is another error', async () => {
  const was = await withErrors('locked { code: 400, subcode: 101, message: "locked" }');
  const is = await withErrors('locked { code: 409, subcode: 101, message: "locked" }');
  assert.equal(texts(compareApis(was, is)), ['error error-code-changed: error locked: 400/101 became 409/101']);
});

test('another message is not', async () => {
  const was = await withErrors('locked { code: 400, subcode: 101, message: "locked" }');
  const is = await withErrors('locked { code: 400, subcode: 101, message: "somebody works on it" }');
  assert.equal(compareApis(was, is), []);
});

test.run();
