import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { emitChangelog } from '../../codegen/emit/markdown/changelog.js';
import { ours } from '../schemas/definitions.js';
import { suite } from '../support/harness.js';
import { referencePage } from './definitions.js';

const test = suite('the changelog of the API');

const CHANGELOG = fileURLToPath(new URL('../../docs/changelog/', import.meta.url));
const MEND = 'run: npm run docs';

test('is what the definitions say now, page by page', async () => {
  const pages = emitChangelog(await ours(), '../reference/');
  assert.equal(readdirSync(CHANGELOG).sort(), [...pages.keys()].sort(), MEND);
  for (const [file, text] of pages) {
    assert.is(readFileSync(`${CHANGELOG}${file}`, 'utf8'), text, `docs/changelog/${file} is stale; ${MEND}`);
  }
});

test('leads from every link to a page and an anchor that are there', async () => {
  const pages = emitChangelog(await ours(), '../reference/');
  let links = 0;
  for (const [file, text] of pages) {
    for (const [, page = '', name] of text.matchAll(/\]\(([^)#]*)(?:#([\w-]+))?\)/g)) {
      links++;
      if (name === undefined) assert.ok(pages.has(page), `${file} links to ${page}`);
      else
        assert.match(
          referencePage(page.replace('../reference/', '')),
          `<a id="${name}"></a>`,
          `${file} links to ${page}#${name}`,
        );
    }
  }
  assert.ok(links > 200);
});

test('marks what broke callers', async () => {
  const page = emitChangelog(await ours(), '').get('2.12.md') ?? '';
  assert.match(page, '**1 breaking change.**');
  assert.match(page, '- **Breaking**: `response.uid`: the field is gone (`response-field-removed`)');
});

test.run();
