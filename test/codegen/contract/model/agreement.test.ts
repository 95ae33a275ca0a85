import * as assert from 'uvu/assert';
import { withoutNulls } from '../../../../codegen/contract/model/nulls.js';
import { wrongWith } from '../../../../codegen/contract/model/operation.js';
import { api as compiled, newest } from '../../../../src/generated/index.js';
import { ApiError, Registry } from '../../../../src/rpc/index.js';
import { dropNulls } from '../../../../src/rpc/nulls.js';
import { acceptRequest } from '../../../../src/rpc/validation.js';
import { parseVersion } from '../../../../src/rpc/version.js';
import { ours } from '../../../schemas/definitions.js';
import { suite } from '../../../support/harness.js';
import { casesFor } from '../fixture.js';

const test = suite('contract tests and server read definitions alike');

const registry = new Registry(compiled);

/** The field that the framework blames, `undefined` when it takes the request. */
function blamed(request: unknown, action: string, version: string, strict: boolean): string | undefined {
  const target = registry.find(action, parseVersion(version) ?? { major: 0, minor: 0 });
  if (!target) throw new Error(`nothing answers ${action} at ${version}`);
  try {
    for (const item of [structuredClone(request)].flat())
      acceptRequest(item as Record<string, unknown>, target.layer, { strict });
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return String(error.data.field);
  }
}

for (const strict of [false, true]) {
  test(`every request of the plan is taken or refused as the run expects${strict ? ', strict' : ''}`, async () => {
    let [taken, refused] = [0, 0];
    for (const { step, note } of casesFor(await ours(), { seed: `agreement ${strict}`, strict })) {
      const { operation, request, action, version } = step;
      if (!operation) continue;
      const findings = wrongWith(request, operation, strict);
      const field = blamed(request, action, version, strict);
      const told = `${action} at ${version}, ${note}: expected ${JSON.stringify(findings)}, blamed ${field}`;
      assert.is(field !== undefined, findings.length > 0, told);
      if (field === undefined) taken++;
      else refused++;
      if (field !== undefined && field !== '(request)') {
        assert.ok(
          findings.some((finding) => finding.field === field),
          told,
        );
      }
    }
    assert.ok(taken > 3000 && refused > 3000, `${taken} taken, ${refused} refused`);
  });
}

test('nulls count as absent in the same places', async () => {
  let found = 0;
  for (const { step } of casesFor(await ours(), { seed: 'nulls' })) {
    const { operation, request, action, version } = step;
    if (!operation || operation.batch || !JSON.stringify(request).includes('null')) continue;
    const layer = registry.find(action, parseVersion(version) ?? { major: 0, minor: 0 })?.layer;
    const dropped = structuredClone(request) as Record<string, unknown>;
    dropNulls(dropped, layer?.nulls ?? {});
    const { request: schema, definitions } = operation;
    assert.equal(withoutNulls(request as Record<string, unknown>, schema, definitions), dropped, `${action} ${version}`);
    found++;
  }
  assert.ok(found > 1000, `${found}`);
});

test('each layer is asked for by its own version and by the last one before the next', async () => {
  for (const { step } of casesFor(await ours(), { runs: 0 })) {
    if (!step.operation) continue;
    const target = registry.find(step.action, parseVersion(step.version) ?? { major: 0, minor: 0 });
    assert.is(target?.layer.version, step.operation.layer.version, `${step.action} at ${step.version}`);
  }
  const versions = new Set(casesFor(await ours(), { runs: 0 }).map(({ step }) => step.version));
  assert.ok(versions.has(newest) && versions.size > 10, [...versions].join(' '));
});

test.run();
