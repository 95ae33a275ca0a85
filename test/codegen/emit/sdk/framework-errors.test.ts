import * as assert from 'uvu/assert';
import { frameworkErrors } from '../../../../codegen/emit/sdk/framework-errors.js';
import { baseErrors } from '../../../../src/rpc/index.js';
import { suite } from '../../../support/harness.js';

const test = suite('sdk: errors of the framework');

test('SDKs know all that the framework raises, and nothing else', () => {
  const rows = (errors: readonly { readonly name: string }[]) => errors.toSorted((a, b) => a.name.localeCompare(b.name));
  assert.equal(rows(frameworkErrors), rows(Object.values(baseErrors)));
});

test.run();
