import * as assert from 'uvu/assert';
import { errors } from '../../../src/generated/index.js';
import { symetrySurface } from '../../../src/generated/surfaces/symetry.js';
import { ApiError, baseErrors } from '../../../src/rpc/index.js';
import { symetryErrorAnswer } from '../../../src/surfaces/symetry/error-answer.js';
import { symetryError } from '../../../src/surfaces/symetry/errors.js';
import { symetryRefusals } from '../../../src/surfaces/symetry/refusals.js';
import { suite } from '../../support/harness.js';

const test = suite('errors in the envelope of SymetryML');

const route = (wanted: string) => ({ route: symetrySurface.routes.find(({ name }) => name === wanted) });

const answer = (error: ApiError, name = 'get_task') => {
  const { status, body } = symetryErrorAnswer(error, route(name));
  return [status, body.statusCode, body.statusString, body.values];
};

test('a refusal of the product is answered as it says', () => {
  for (const refusal of Object.values(symetryRefusals)) {
    const { status, statusCode, statusString, values } = refusal;
    assert.equal(answer(symetryError(refusal)), [status, statusCode, statusString, values]);
  }
});

test('what the product answers by 500 is no failure of the server', () => {
  assert.is(symetryError(symetryRefusals.slots).code, 429);
  assert.is(answer(symetryError(symetryRefusals.slots))[0], 500);
});

test('other errors have the name of their status', () => {
  for (const [error, status, code] of [
    [baseErrors.role_not_allowed, 403, 'FORBIDDEN'],
    [baseErrors.endpoint_not_found, 404, 'NOT_FOUND'],
    [baseErrors.method_not_allowed, 405, 'METHOD_NOT_ALLOWED'],
    [baseErrors.request_too_large, 413, 'REQUEST_ENTITY_TOO_LARGE'],
    [errors.task_cannot_be_deleted, 400, 'BAD_REQUEST'],
    [errors.headers_too_large, 431, 'BAD_REQUEST'],
  ] as const) {
    const api = new ApiError(error, { extra: 'because' });
    assert.equal(answer(api), [status, code, api.message, {}]);
  }
});

test('failures of the server tell nothing of their cause', () => {
  for (const [error, status, code] of [
    [baseErrors.general_error, 500, 'INTERNAL_SERVER_ERROR'],
    [errors.server_stopping, 503, 'SERVICE_UNAVAILABLE'],
    [baseErrors.deadline_exceeded, 504, 'GATEWAY_TIMEOUT'],
  ] as const) {
    const api = new ApiError(error, { extra: 'hunter2', cause: new Error('hunter2') });
    assert.equal(answer(api), [status, code, 'The request could not be answered.', {}]);
  }
});

test('what is wrong in a body is an Invalid TaskInfo, what is wrong elsewhere is not (A-SYM-7)', () => {
  const field = (name: string) => new ApiError(baseErrors.validation_error, { extra: 'wrong', hints: { field: name } });
  const details = { details: field('name').message };
  assert.equal(answer(field('name'), 'create_task'), [400, 'BAD_REQUEST', 'Invalid TaskInfo', details]);
  assert.equal(answer(field('params.query.x'), 'create_task').slice(1, 3), ['BAD_REQUEST', 'Invalid TaskInfo']);
  assert.is(answer(new ApiError(baseErrors.bad_request), 'create_task')[2], 'Invalid TaskInfo');
  for (const name of ['query.force', 'path.cid', 'headers.sym-date']) {
    assert.is(answer(field(name), 'create_task')[2], field(name).message);
  }
  assert.is(answer(field('name'))[2], field('name').message);
});

test.run();
