import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { levelOf } from '../../../../codegen/check/compat/rule.js';
import { ruleGroups, rules } from '../../../../codegen/check/compat/rules/index.js';
import { COMPATIBILITY_FILE, compatibilityPage } from '../../../../codegen/emit/markdown/compatibility-page.js';
import { referencePage } from '../../../docs/definitions.js';
import { suite } from '../../../support/harness.js';

const test = suite('the table of rules');

const SOURCES = fileURLToPath(new URL('../../../../codegen/check/compat/rules/', import.meta.url));
const TESTS = fileURLToPath(new URL('./rules/', import.meta.url));

test('has every id once, in kebab-case', () => {
  const ids = rules.map(({ id }) => id);
  assert.equal(ids, [...new Set(ids)]);
  for (const id of ids) assert.match(id, /^[a-z]+(-[a-z]+)*$/);
  assert.ok(ids.length > 90);
});

test('begins the id of a rule about values with the side it looks at', () => {
  for (const { id, direction, about } of rules) if (about !== 'action') assert.ok(id.startsWith(`${direction}-`), id);
});

test('explains each rule in one sentence', () => {
  for (const { id, explanation } of rules) assert.match(explanation, /^[A-Z][^.]*\.$/, id);
});

test('has every rule in one group', () => {
  assert.is(ruleGroups.flatMap((group) => group.rules).length, rules.length);
});

test('narrower requests and wider answers are errors, the other way round they are not', () => {
  assert.equal(
    (['narrows', 'widens', 'changes', 'means', 'tells'] as const).map((effect) => [
      levelOf(effect, 'request'),
      levelOf(effect, 'response'),
    ]),
    [
      ['error', 'info'],
      ['info', 'error'],
      ['error', 'error'],
      ['warning', 'info'],
      ['info', 'info'],
    ],
  );
});

test('has a test file for each file of a rule', () => {
  const helpers =
    /^(index|changed-|conditions|dependencies|ends|errors-of|limits|lone-|statuses|sunsets|transitions|text-form|type-change\.)/;
  const files = readdirSync(SOURCES).filter((file) => !helpers.test(file));
  assert.equal(
    files.map((file) => file.replace('.ts', '.test.ts')),
    readdirSync(TESTS).sort(),
  );
});

test('is what the reference shows', () => {
  const page = referencePage(COMPATIBILITY_FILE);
  assert.is(page, compatibilityPage());
  for (const { id, level, explanation } of rules)
    assert.ok(page.includes(`| \`${id}\` | ${level} | ${explanation.replaceAll('`', '\\`')} |`), id);
});

test.run();
