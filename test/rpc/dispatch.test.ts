import * as assert from 'uvu/assert';
import {
  ApiError,
  anonymous,
  baseErrors,
  type Call,
  type CallReport,
  Dispatcher,
  type DispatcherOptions,
} from '../../src/rpc/index.js';
import { action, api, caller, invocation, layer, validator } from '../support/compiled-api.js';
import { suite } from '../support/harness.js';

const test = suite('dispatch');

type AnyCall = Call<Record<string, unknown>>;

const example = api([
  action('notes.get', [
    layer('2.1', { id: { type: 'string' } }, { required: ['id'] }),
    layer('2.5', { id: { type: 'string' }, deep: { type: 'boolean' } }),
  ]),
  action('notes.open', [layer('2.1')], { authorize: false }),
  action('notes.rule', [layer('2.1')], { allowRoles: ['admin', 'root'] }),
  action('notes.strictly', [
    layer('2.1', {}, { response: validator({ type: 'object', required: ['ok'], properties: { ok: { type: 'integer' } } }) }),
  ]),
  action('notes.batch', [layer('2.1', { id: { type: 'string' } }, { required: ['id'] })], { batch: true }),
]);

function dispatcher(answers: Record<string, (call: AnyCall) => unknown> = {}, options: DispatcherOptions = {}) {
  const handlers = Object.fromEntries(example.actions.map(({ name }) => [name, answers[name] ?? (() => ({}))]));
  return new Dispatcher(example, handlers as never, {}, options);
}

test('the handler sees the validated request, both versions and the caller', async () => {
  let seen: AnyCall | undefined;
  const subject = dispatcher({
    'notes.get': (call) => {
      seen = call;
      return { id: call.request.id };
    },
  });
  const outcome = await subject.dispatch(invocation('notes.get', { id: 'x', extra: 1 }, { version: { major: 2, minor: 3 } }));
  assert.equal(outcome.data, { id: 'x' });
  assert.is(outcome.error, undefined);
  assert.equal(seen?.version, { major: 2, minor: 3 });
  assert.is(seen?.actualVersion, '2.1');
  assert.is(seen?.caller, caller);
  assert.is(seen?.request.extra, 1);
});

test('without a version the newest answers', async () => {
  const outcome = await dispatcher().dispatch(invocation('notes.get', { id: 'x' }));
  assert.is(outcome.target?.layer.version, '2.5');
  assert.equal(outcome.requestedVersion, { major: 2, minor: 22 });
});

test('the steps run in order, and each only when those before it passed', async () => {
  const steps: string[] = [];
  const step = <T>(name: string, value: T): T => {
    steps.push(name);
    return value;
  };
  const subject = dispatcher({ 'notes.get': () => step('handler', {}) });
  await subject.dispatch({
    ...invocation('notes.get'),
    authenticate: () => step('authenticate', caller),
    impersonate: () => step('impersonate', caller),
    body: () => step('body', { value: { id: 'x' } }),
  });
  assert.equal(steps, ['authenticate', 'impersonate', 'body', 'handler']);
});

const unauthorized = () => {
  throw new ApiError(baseErrors.no_credentials);
};
const noBody = () => {
  throw new ApiError(baseErrors.bad_request);
};

const precedence: readonly [what: string, code: string, call: Parameters<Dispatcher['dispatch']>[0]][] = [
  ['an unknown action beats missing credentials', '404/0', invocation('notes.nosuch', {}, { authenticate: unauthorized })],
  [
    'a too old version beats missing credentials',
    '404/0',
    invocation('notes.get', {}, { authenticate: unauthorized, version: { major: 1, minor: 0 } }),
  ],
  ['missing credentials beat a broken body', '401/20', invocation('notes.get', {}, { authenticate: unauthorized, body: noBody })],
  ['a wrong role beats a broken body', '403/20', invocation('notes.rule', {}, { body: noBody })],
  ['a broken body beats validation', '400/0', invocation('notes.get', {}, { body: noBody })],
];

for (const [what, code, call] of precedence) {
  test(what, async () => {
    const { error } = await dispatcher().dispatch(call);
    assert.is(`${error?.code}/${error?.subcode}`, code);
  });
}

test('a role that is not allowed is told which are', async () => {
  const { error } = await dispatcher().dispatch(invocation('notes.rule'));
  assert.equal(error?.data, { role: 'user', allowed: ['admin', 'root'] });
  assert.match(error?.message ?? '', 'role=user, allowed=(admin, root)');
});

test('the role is checked again for whom the caller acts', async () => {
  const admin = { ...caller, role: 'admin' };
  const acting = invocation('notes.rule', {}, { authenticate: () => admin, impersonate: () => caller });
  assert.is((await dispatcher().dispatch(acting)).error?.code, 403);
  const same = invocation('notes.rule', {}, { authenticate: () => admin, impersonate: () => admin });
  assert.is((await dispatcher().dispatch(same)).error, undefined);
});

test('an action without authorization runs for an anonymous caller', async () => {
  const outcome = await dispatcher().dispatch(invocation('notes.open', {}, { authenticate: () => anonymous }));
  assert.is(outcome.error, undefined);
});

test('asynchronous steps are waited for', async () => {
  const subject = dispatcher({ 'notes.get': async ({ request }) => ({ id: await Promise.resolve(request.id) }) });
  const outcome = await subject.dispatch({
    ...invocation('notes.get'),
    authenticate: async () => caller,
    impersonate: async (who) => who,
    body: async () => ({ value: { id: 'later' } }),
  });
  assert.equal(outcome.data, { id: 'later' });
});

test('what a handler throws is the outcome: an ApiError as it is, anything else as 500/0', async () => {
  const known = new ApiError(baseErrors.invalid_headers);
  const subject = dispatcher({
    'notes.get': () => {
      throw known;
    },
    'notes.open': async () => {
      throw new TypeError('oops');
    },
  });
  assert.is((await subject.dispatch(invocation('notes.get', { id: 'x' }))).error, known);
  const failed = (await subject.dispatch(invocation('notes.open'))).error;
  assert.is(failed?.code, 500);
  assert.not.match(failed?.message ?? '', 'oops');
});

test('a handler that is missing is found when the dispatcher is made', () => {
  assert.throws(() => new Dispatcher(example, {}, {}), /no handler for notes.get/);
});

test('an answer that does not fit its definition is reported and still goes out', async () => {
  const seen: string[] = [];
  const subject = dispatcher(
    { 'notes.strictly': () => ({ ok: 'yes' }) },
    { onMismatch: (...report) => seen.push(report.join(' | ')) },
  );
  const outcome = await subject.dispatch(invocation('notes.strictly'));
  assert.equal(outcome.data, { ok: 'yes' });
  assert.equal(seen, ['notes.strictly | 2.1 | ok: expected integer, got string "yes"']);
});

test('in tests such an answer is an error', async () => {
  const subject = dispatcher({ 'notes.strictly': () => ({}) }, { strictResponses: true });
  const { error } = await subject.dispatch(invocation('notes.strictly'));
  assert.is(error?.code, 500);
  assert.match(String(error?.cause), 'notes.strictly 2.1');
});

test('a batch hands its items to the handler, each validated', async () => {
  const subject = dispatcher({ 'notes.batch': ({ request }) => ({ count: (request as unknown as unknown[]).length }) });
  const lines = (items: Record<string, unknown>[]) => invocation('notes.batch', {}, { body: () => ({ items }) });
  assert.equal((await subject.dispatch(lines([{ id: 'a' }, { id: 'b' }]))).data, { count: 2 });
  assert.equal((await subject.dispatch(lines([]))).data, { count: 0 });
  assert.equal((await subject.dispatch(invocation('notes.batch', { id: 'one' }))).data, { count: 1 });
  assert.equal((await subject.dispatch(invocation('notes.batch', {}))).data, { count: 0 });
  assert.is((await subject.dispatch(lines([{ id: 'a' }, {}]))).error?.subcode, 12);
});

test('lines sent to an action that takes none mean no parameters', async () => {
  const subject = dispatcher({ 'notes.open': ({ request }) => ({ ...request }) });
  const outcome = await subject.dispatch(invocation('notes.open', {}, { body: () => ({ items: [{ a: 1 }] }) }));
  assert.equal(outcome.data, {});
});

test('what a handler says beside its data goes with the outcome; an error takes no meta but keeps headers', async () => {
  const subject = dispatcher({
    'notes.open': ({ answer }) => {
      answer.header('Set-Cookie', 'a=b');
      answer.meta('total', 7);
      return {};
    },
    'notes.get': ({ answer }) => {
      answer.meta('total', 7);
      throw new ApiError(baseErrors.deadline_exceeded, { headers: { 'Retry-After': '1' } });
    },
  });
  const fine = await subject.dispatch(invocation('notes.open'));
  assert.equal(fine.headers, [['Set-Cookie', 'a=b']]);
  assert.equal(fine.meta, { total: 7 });
  const failed = await subject.dispatch(invocation('notes.get', { id: 'x' }));
  assert.equal(failed.headers, [['Retry-After', '1']]);
  assert.equal(failed.meta, {});
});

test('every call is reported once, failed ones too', async () => {
  const reports: CallReport[] = [];
  const subject = dispatcher({}, { onCall: (report) => reports.push(report) });
  await subject.dispatch(invocation('notes.open'));
  await subject.dispatch(invocation('notes.nosuch'));
  assert.equal(
    reports.map(({ invocation, outcome }) => [invocation.action, outcome.error?.code ?? 200]),
    [
      ['notes.open', 200],
      ['notes.nosuch', 404],
    ],
  );
  assert.ok(reports.every(({ milliseconds }) => milliseconds >= 0));
});

test.run();
