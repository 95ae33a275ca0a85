import * as assert from 'uvu/assert';
import { frameworkErrors } from '../../../codegen/emit/documents/errors.js';
import { jsonRpcCode as documented } from '../../../codegen/emit/openrpc/error-codes.js';
import { errors } from '../../../src/generated/index.js';
import { ApiError, baseErrors } from '../../../src/rpc/index.js';
import { httpErrors } from '../../../src/surfaces/http/errors.js';
import { jsonRpcCode } from '../../../src/surfaces/jsonrpc/error-object.js';
import { suite } from '../../support/harness.js';

const test = suite('error codes in the documents');

test('every error is answered with the code that its OpenRPC document names', () => {
  const rows = Object.values({ ...errors, ...baseErrors, ...httpErrors });
  assert.ok(rows.length > 60);
  for (const row of rows) assert.is(documented(row), jsonRpcCode(new ApiError(row)), row.name);
});

test('so is every status there may be', () => {
  for (let code = 300; code < 600; code++) {
    const row = { code, subcode: 0, name: 'odd', message: 'odd' };
    assert.is(documented(row), jsonRpcCode(new ApiError(row)), String(code));
  }
});

test('the errors that documents add to those of an action are the framework’s', () => {
  for (const name of frameworkErrors) assert.ok(Object.hasOwn(baseErrors, name), name);
});

test.run();
