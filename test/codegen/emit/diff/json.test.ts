import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import { compareVersions } from '../../../../codegen/check/compat/compare.js';
import { rules } from '../../../../codegen/check/compat/rules/index.js';
import { viewsOf } from '../../../../codegen/check/compat/view.js';
import { jsonReport } from '../../../../codegen/emit/diff/json.js';
import { ours } from '../../../schemas/definitions.js';
import { suite } from '../../../support/harness.js';
import { findings, report } from './findings.js';

const test = suite('a comparison as JSON');

const schema = JSON.parse(
  readFileSync(new URL('../../../../docs/reference/diff.schema.json', import.meta.url), 'utf8'),
) as object;
const ajv = new Ajv2020({ strict: true, allErrors: true });
const validate = ajv.compile(schema);

function expectValid(text: string): void {
  assert.ok(validate(JSON.parse(text)), ajv.errorsText(validate.errors));
}

test('is what its schema describes', () => {
  expectValid(jsonReport(report()));
  expectValid(jsonReport(report({ findings: [] })));
});

test('is so for all versions of this product', async () => {
  const views = viewsOf(await ours());
  for (const [i, to] of views.versions.entries()) {
    const from = views.versions[i - 1] ?? '0.0';
    expectValid(jsonReport(report({ from, to, findings: compareVersions(views, from, to) })));
    expectValid(jsonReport(report({ from: to, to: from, findings: compareVersions(views, to, from) })));
  }
});

test('is so for the id of every rule', () => {
  const [first] = findings;
  expectValid(
    jsonReport(
      report({
        findings: rules.map(({ id, level, direction }) => ({ ...(first as object), rule: id, level, direction })) as never,
      }),
    ),
  );
});

test('the schema refuses anything else', () => {
  for (const wrong of [
    {},
    { ...JSON.parse(jsonReport(report())), extra: 1 },
    { ...JSON.parse(jsonReport(report())), findings: [{ rule: 'x' }] },
  ]) {
    assert.not.ok(validate(wrong));
  }
});

test('holds what there was in all', () => {
  const { from, to, errors, warnings, infos } = JSON.parse(jsonReport(report())) as Record<string, unknown>;
  assert.equal({ from, to, errors, warnings, infos }, { from: '1.0', to: '1.1', errors: 1, warnings: 1, infos: 1 });
});

test('keeps what was and is as they are', () => {
  const read = JSON.parse(jsonReport(report())) as { readonly findings: typeof findings };
  assert.equal(read.findings, findings);
});

test.run();
