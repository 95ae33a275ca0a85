import * as assert from 'uvu/assert';
import { ApiError, type Call, Dispatcher, inProcessCaller, newCallId } from '../../src/rpc/index.js';
import { action, api, caller, layer } from '../support/compiled-api.js';
import { suite } from '../support/harness.js';

const test = suite('the in-process caller');

interface Actions {
  'notes.get': {
    request: { readonly id: string; readonly deep: boolean };
    response: { readonly id: string; readonly role: string };
  };
}

const example = api([
  action(
    'notes.get',
    [layer('2.1', { id: { type: 'string' }, deep: { type: 'boolean', default: true } }, { required: ['id'] })],
    { allowRoles: ['user'] },
  ),
]);
const handlers = {
  'notes.get': (({ request, caller: who, version }: Call<Actions['notes.get']['request']>) => ({
    id: `${request.id} ${request.deep} ${version.minor}`,
    role: who.role,
  })) as never,
};
const call = inProcessCaller<Actions>(new Dispatcher(example, handlers, {}) as never);

test('gives the answer, with the defaults and checks of any other call', async () => {
  assert.equal(await call('notes.get', { id: 'a' }, caller), { id: 'a true 22', role: 'user' });
});

test('takes a version', async () => {
  assert.is((await call('notes.get', { id: 'a' }, caller, { version: { major: 2, minor: 7 } })).id, 'a true 7');
});

test('throws the ApiError of a call that fails', async () => {
  const refused = async (request: object, who = caller) => {
    try {
      await call('notes.get', request, who);
    } catch (error) {
      return error instanceof ApiError ? error.code : error;
    }
    return 'accepted';
  };
  assert.is(await refused({}), 400);
  assert.is(await refused({ id: 'a' }, { ...caller, role: 'guest' }), 403);
});

test('leaves the request object as it was', async () => {
  const request = { id: 'a', deep: null } as never;
  await call('notes.get', request, caller);
  assert.equal(request, { id: 'a', deep: null });
});

test('call ids are 32 hex digits, each new', () => {
  const ids = new Set(Array.from({ length: 1000 }, newCallId));
  assert.is(ids.size, 1000);
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
});

test.run();
