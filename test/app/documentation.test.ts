import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { codes } from '../../codegen/index.js';
import { settings } from '../../src/app/settings.js';
import { suite } from '../support/harness.js';

const test = suite('the documentation');

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = ['README.md', 'CHANGELOG.md', 'examples/notes/README.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
);

test('names every setting with its variable, flag and description', () => {
  const page = readFileSync(join(root, 'docs/reference/configuration.md'), 'utf8');
  for (const { path, environment, flag, description } of settings) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${path}\` |`)) ?? '';
    assert.match(row, environment);
    if (flag) assert.match(row, `--${flag}`);
    assert.match(row, description);
  }
});

test('names every diagnostic of the compiler', () => {
  const page = readFileSync(join(root, 'docs/reference/definitions.md'), 'utf8');
  for (const { code, message } of Object.values(codes)) {
    const row = page.split('\n').find((line) => line.startsWith(`| ${code} |`)) ?? '';
    assert.match(row, message);
  }
});

test('leads nowhere that is not there', () => {
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      const path = join(root, dirname(page), target);
      assert.ok(existsSync(path), `${page} links to ${target}`);
    }
  }
});

test.run();
