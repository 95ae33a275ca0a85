import { readdirSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { emitDocs } from '../../codegen/emit/markdown/index.js';
import { isGeneratedPage, isPageName } from '../../codegen/emit/markdown/page.js';
import { ours } from '../schemas/definitions.js';
import { suite } from '../support/harness.js';
import { ourExamples, REFERENCE, referencePage } from './definitions.js';

const test = suite('the generated reference');

const MEND = 'run: npm run docs';

test('is what the definitions and examples say now', async () => {
  for (const [file, text] of emitDocs(await ours(), await ourExamples())) {
    assert.is(referencePage(file), text, `docs/reference/${file} is stale; ${MEND}`);
  }
});

test('has no page that nothing generates any more', async () => {
  const pages = emitDocs(await ours(), await ourExamples());
  const generated = readdirSync(REFERENCE).filter((file) => isPageName(file) && isGeneratedPage(referencePage(file)));
  assert.equal(
    generated.filter((file) => !pages.has(file)),
    [],
    MEND,
  );
  assert.is(generated.length, pages.size);
});

test('leads from every link to an anchor that is there', async () => {
  const pages = emitDocs(await ours(), await ourExamples());
  for (const [file, text] of pages) {
    for (const [, page = '', name = ''] of text.matchAll(/\]\(([\w-]+\.md)?#([\w-]+)\)/g)) {
      const target = page === '' ? text : (pages.get(page) ?? referencePage(page));
      const there = target.includes(`<a id="${name}"></a>`) || headings(target).includes(name);
      assert.ok(there, `${file} links to ${page}#${name}`);
    }
  }
});

/** What GitHub calls the headings of a page. */
function headings(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-'));
}

test.run();
