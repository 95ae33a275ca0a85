import * as assert from 'uvu/assert';
import { errors } from '../../../src/generated/index.js';
import { ApiError, baseErrors } from '../../../src/rpc/index.js';
import { mlwErrorAnswer } from '../../../src/surfaces/mlw/error-answer.js';
import { invalidValue, missingParameter, mlwError, mlwErrors } from '../../../src/surfaces/mlw/errors.js';
import { mlwRefusals } from '../../../src/surfaces/mlw/refusals.js';
import { suite } from '../../support/harness.js';
import { importPath, mlwSuite, TASKS, trainPath } from './fixture.js';

const test = suite('errors of MLW');

test('its own have their status twice, and their kind', () => {
  const { task_not_found, project_not_found, duplicate_name, invalid_task, conflict } = mlwErrors;
  for (const definition of [task_not_found, project_not_found, duplicate_name, invalid_task, conflict]) {
    const { status, body } = mlwErrorAnswer(mlwError(definition, 'so it is'));
    assert.equal(
      [status, body],
      [definition.code, { message: 'so it is', errorCode: definition.code, exception: definition.name }],
    );
  }
});

test('a missing parameter is named in the message, a wrong one in a list', () => {
  const missing = { message: 'Missing parameter x', errorCode: 400, exception: 'Missing parameters' };
  assert.equal(mlwErrorAnswer(missingParameter('x')), { status: 400, body: missing });
  const info = [{ loc: ['x', 'y'], msg: 'too long', type: 'value_error' }];
  const invalid = { error: 'general/Internal Error', message: 'Variable issue', info };
  assert.equal(mlwErrorAnswer(invalidValue('x.y', 'too long')), { status: 400, body: invalid });
});

test('whoever is not let in gets the words of the platform, whichever part of the server refused', () => {
  assert.equal(mlwErrorAnswer(new ApiError(baseErrors.no_credentials)), mlwRefusals.missing);
  assert.equal(mlwErrorAnswer(new ApiError(baseErrors.invalid_credentials)), mlwRefusals.invalid);
  assert.equal(mlwErrorAnswer(new ApiError(baseErrors.invalid_token)), mlwRefusals.invalid);
  assert.equal(mlwErrorAnswer(new ApiError(errors.no_write_permission)), mlwRefusals.forbidden);
  assert.equal(mlwErrorAnswer(new ApiError(baseErrors.role_not_allowed)), mlwRefusals.forbidden);
});

test('others have the name of their status; what broke inside is not told', () => {
  const broken = mlwErrorAnswer(ApiError.from(new Error('password of the database')));
  const body = { message: 'The request could not be answered.', errorCode: 500, exception: 'Internal Server Error' };
  assert.equal(broken, { status: 500, body });
  const { status, body: other } = mlwErrorAnswer(new ApiError(baseErrors.endpoint_not_found, { extra: '/service/mlw/x' }));
  assert.equal([status, 'exception' in other && other.exception], [404, 'Not Found']);
});

test.run();

mlwSuite('rubbish', (each, server) => {
  each('is refused, in the shape of MLW, and makes nothing', async () => {
    const ann = await server.ann();
    const bodies = ['', ' ', '{', 'null', '[]', '7', '"text"', '{}', '{"fileName":null}', '[1', '\u0000', '{"fileName":{"a":1}}'];
    for (const body of bodies) {
      for (const path of [importPath(ann.project), trainPath(ann.project)]) {
        const [status, message] = await server.refused(ann, 'POST', path, body);
        assert.is(status, 400, `${body}: ${message}`);
        assert.ok(message);
      }
    }
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 0);
  });

  each('in a path finds nothing', async () => {
    const ann = await server.ann();
    for (const id of ['%00', '%', '..%2f', '%F0%9F%92%A9', '$where', "'or'1", 'a'.repeat(5000), '__DELETED__x', '[]']) {
      for (const path of [`${TASKS}/${id}`, `${TASKS}/${id}/task/${id}`]) {
        const { status } = await server.asked(ann, 'GET', path);
        assert.is(status, 404, path.slice(0, 60));
      }
    }
  });

  each('as a method is refused with those that the path has', async () => {
    const ann = await server.ann();
    for (const [method, path] of [
      ['POST', TASKS],
      ['PUT', `${TASKS}/1`],
      ['GET', importPath('p')],
      ['PATCH', `${TASKS}/1/task/2`],
    ] as const) {
      const [status, , kind] = await server.refused(ann, method, path, method === 'GET' ? undefined : '{}');
      assert.equal([status, kind], [405, 'Method Not Allowed'], `${method} ${path}`);
    }
  });
});
