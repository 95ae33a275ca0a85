import * as assert from 'uvu/assert';
import { errors } from '../../../src/generated/index.js';
import { ApiError, baseErrors } from '../../../src/rpc/index.js';
import { nclueErrorAnswer } from '../../../src/surfaces/nclue/error-answer.js';
import { nclueError, nclueErrors } from '../../../src/surfaces/nclue/errors.js';
import { suite } from '../../support/harness.js';

const test = suite("errors in the gateway's shape");

function told(error: ApiError): unknown[] {
  const { status, body } = nclueErrorAnswer(error);
  return [status, body.error.errorCode, body.error.message];
}

test("NCLUE's own have their codes, names and details", () => {
  const codes = ['10100', '10101', '10102', '10104', '10105', '10110', '10111', '10112'];
  const answers = Object.values(nclueErrors).map((definition) => nclueErrorAnswer(nclueError(definition, 'why')));
  assert.equal(
    answers.map(({ body }) => body.error.errorCode),
    codes,
  );
  for (const { body } of answers) assert.is(body.error.details, 'why');
});

test('all others have those of the gateway', () => {
  assert.equal(told(new ApiError(baseErrors.bad_request)), [400, '100', 'Bad Request Exception']);
  assert.equal(told(new ApiError(errors.no_write_permission)), [403, '230', 'Forbidden']);
  assert.equal(told(new ApiError(baseErrors.endpoint_not_found)), [404, '300', 'Not Found Exception']);
  assert.equal(told(new ApiError(baseErrors.request_too_large)), [413, '100', 'Bad Request Exception']);
  assert.equal(told(new ApiError(baseErrors.deadline_exceeded)), [504, '510', 'Endpoint Timeout']);
  assert.equal(told(new ApiError(baseErrors.not_implemented)), [501, '900', 'Unexpected Error']);
});

test('a caller whose role is not enough is denied', () => {
  assert.equal(told(new ApiError(baseErrors.role_not_allowed)), [401, '10100', 'ACCESS_DENIED']);
});

test('an error of ours does not tell its cause', () => {
  const { status, body } = nclueErrorAnswer(ApiError.from(new Error('secret of the database')));
  assert.is(status, 500);
  assert.not.match(JSON.stringify(body), 'secret');
});

test.run();
