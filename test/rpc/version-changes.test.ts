import { array, assert as check, integer, property } from 'fast-check';
import * as assert from 'uvu/assert';
import { ApiError, baseErrors, Dispatcher, type VersionChange, VersionChanges, versionChange } from '../../src/rpc/index.js';
import { action, api, invocation, layer, validator } from '../support/compiled-api.js';
import { suite } from '../support/harness.js';

const test = suite('version changes');

const titled = validator({ type: 'object', required: ['subject'], properties: { subject: { type: 'string' } } });
const example = api([
  action('notes.get', [
    layer('2.1', { subject: { type: 'string' } }, { response: titled }),
    layer('2.5', { title: { type: 'string' } }),
  ]),
  action('notes.batch', [layer('2.1', { subject: { type: 'string' } })], { batch: true }),
]);

interface Actions {
  'notes.get': { request: { title?: string }; response: { title: string } };
  'notes.batch': { request: readonly { title?: string }[]; response: { titles: readonly string[] } };
}

type Old = { readonly subject?: string };

const toTitle = <T extends object>({ subject, ...rest }: T & Old) => ({ ...rest, title: subject }) as unknown as T;

const renamed = versionChange<Actions>({
  version: '2.5',
  description: 'A note has a title; it was called subject before.',
  actions: {
    'notes.get': { up: toTitle, down: ({ title, ...rest }) => ({ ...rest, title, subject: title }) },
    'notes.batch': { up: (lines) => lines.map(toTitle) },
  },
});

function dispatcher(changes: readonly VersionChange[], seen: (request: unknown) => void = () => {}) {
  const handlers = {
    'notes.get': ({ request }: { request: { title: string } }) => {
      seen(request);
      return { title: request.title };
    },
    'notes.batch': ({ request }: { request: readonly { title: string }[] }) => {
      seen(request);
      return { titles: request.map(({ title }) => title) };
    },
  };
  return new Dispatcher(example, handlers as never, {}, { changes, strictResponses: true });
}

const minor = (version: number) => ({ version: { major: 2, minor: version } });

test('a caller of an older version is converted on the way in and out; the handler knows the newest way alone', async () => {
  let seen: unknown;
  const subject = dispatcher([renamed], (request) => (seen = request));
  const old = await subject.dispatch(invocation('notes.get', { subject: 'x' }, minor(4)));
  assert.equal(seen, { title: 'x' });
  assert.equal(old.data, { title: 'x', subject: 'x' }, 'and the answer fits the older layer, which is checked');
  const now = await subject.dispatch(invocation('notes.get', { title: 'y' }, minor(5)));
  assert.equal([seen, now.data], [{ title: 'y' }, { title: 'y' }]);
});

test('the requested version counts, not that of the layer that answers', async () => {
  const later = { ...renamed, version: '2.9' };
  const { data } = await dispatcher([later]).dispatch(invocation('notes.get', { subject: 'x' }, minor(7)));
  assert.equal(data, { title: 'x', subject: 'x' });
});

test('all lines of a batch are converted', async () => {
  const lines = { ...minor(1), body: () => ({ items: [{ subject: 'a' }, { subject: 'b' }] }) };
  const { data } = await dispatcher([renamed]).dispatch(invocation('notes.batch', {}, lines));
  assert.equal(data, { titles: ['a', 'b'] });
});

test('a request that cannot be converted is refused as the conversion says', async () => {
  const refuse = () => {
    throw new ApiError(baseErrors.validation_error, { extra: 'subject: expected text' });
  };
  const change = { ...renamed, actions: { 'notes.get': { up: refuse } } };
  const { error } = await dispatcher([change]).dispatch(invocation('notes.get', {}, minor(1)));
  assert.equal([error?.code, error?.subcode], [400, 12]);
});

/** Leaves a trace of each conversion, in the order in which they run. */
function tracing(minorVersion: number): VersionChange {
  const trace = (way: string) => (past: readonly string[]) => [...past, `${way} 2.${minorVersion}`];
  const conversion = { up: trace('up'), down: trace('down') } as never;
  return { version: `2.${minorVersion}`, description: 'a trace', actions: { 'notes.get': conversion } };
}

test('the oldest change comes first on the way in and last on the way out, whatever order they are given in', () =>
  check(
    property(array(integer({ min: 1, max: 40 }), { maxLength: 8 }), integer({ min: 0, max: 41 }), (versions, asked) => {
      const changes = new VersionChanges(versions.map(tracing), example);
      const above = versions.filter((version) => version > asked).sort((a, b) => a - b);
      const requested = { major: 2, minor: asked };
      assert.equal(
        changes.up('notes.get', requested, [] as string[]),
        above.map((version) => `up 2.${version}`),
      );
      assert.equal(
        changes.down('notes.get', requested, []),
        above.reverse().map((version) => `down 2.${version}`),
      );
    }),
  ));

test('what no change is about stays the same object', () => {
  const changes = new VersionChanges([renamed], example);
  const request = {};
  assert.is(changes.up('notes.other', { major: 1, minor: 0 }, request), request);
  assert.is(changes.down('notes.batch', { major: 1, minor: 0 }, request), request);
});

test('a change of an action that the API does not have, or of no version, is a mistake of its author', () => {
  const other = { version: '2.5', description: 'of another API', actions: { 'tasks.get': {} } };
  assert.throws(() => new VersionChanges([other], example), /2\.5 \(of another API\): the API has no action tasks\.get/);
  assert.throws(() => new VersionChanges([{ ...renamed, version: 'two' }], example), /expected a version such as 2\.13/);
});

test.run();
