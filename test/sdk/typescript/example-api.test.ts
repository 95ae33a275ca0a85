import { rmSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { definitionsOf, Packages } from './generated.js';
import { notesExample } from './notes-example.js';

const test = suite('the TypeScript SDK of another API: the notes of the example');

interface NotesSdk {
  createClient(options: object): {
    readonly notes: Readonly<Record<string, (request?: object) => Promise<Record<string, unknown>>>>;
  };
}

const packages = new Packages();
let notes: Awaited<ReturnType<typeof notesExample>>;
let clientOf: (version: string, options?: object) => Promise<ReturnType<NotesSdk['createClient']>['notes']>;

test.before(async () => {
  const api = await definitionsOf('examples/notes/schemas');
  notes = await notesExample(packages, api);
  for (const version of ['1.0', '1.1']) packages.install(api, version, `notes-${version}`);
  clientOf = async (version, options = { token: 'editor-token' }) => {
    const { createClient } = await packages.load<NotesSdk>(`notes-${version}`);
    return createClient({ url: notes.url, ...options }).notes;
  };
});

test.after(async () => {
  await notes[Symbol.asyncDispose]();
  rmSync(packages.folder, { recursive: true });
});

async function reason(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return 'it worked';
  } catch (error) {
    return (error as { readonly reason?: unknown }).reason;
  }
}

test('each version speaks its own contract to the same server', async () => {
  const [old, newer] = [await clientOf('1.0'), await clientOf('1.1')];
  await old.add?.({ text: 'old' });
  await newer.add?.({ text: 'new', pinned: true });
  const texts = ({ notes: all }: Record<string, unknown>) => (all as { readonly text: string }[]).map(({ text }) => text);
  assert.equal(texts((await old.list?.()) ?? {}), ['old', 'new']);
  assert.equal(texts((await newer.list?.()) ?? {}), ['new', 'old']);
  assert.equal([old.pin, typeof newer.pin], [undefined, 'function']);
});

test("errors of the API's own and of the framework have names", async () => {
  const { add, get, pin } = await clientOf('1.1');
  const id = (await add?.({ text: 'pin me' }))?.id;
  await pin?.({ id });
  assert.is(await reason(pin?.({ id }) as Promise<unknown>), 'already_pinned');
  assert.is(await reason(get?.({ id: 'nosuch' }) as Promise<unknown>), 'note_not_found');
  assert.is(await reason(add?.({ text: '' }) as Promise<unknown>), 'validation_error');
});

test('credentials are a token, or headers of any kind', async () => {
  const reader = await clientOf('1.1', { headers: { Authorization: 'Bearer reader-token' } });
  assert.ok(Array.isArray((await reader.list?.())?.notes));
  assert.is(await reason(reader.remove?.({ id: '1' }) as Promise<unknown>), 'role_not_allowed');
  const nobody = await clientOf('1.1', {});
  assert.is(await reason(nobody.list?.() as Promise<unknown>), 'no_credentials');
});

test('a key pair is refused at once: nobody could exchange it', async () => {
  const { createClient } = await packages.load<NotesSdk>('notes-1.1');
  assert.throws(() => createClient({ url: notes.url, accessKey: 'a', secretKey: 'b' }), 'this API has no key pairs');
});

test.run();
