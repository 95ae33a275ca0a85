import { rmSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { browser, complaints } from './compiler.js';
import { definitionsOf, Packages } from './generated.js';

const test = suite('what programs may and may not say to the TypeScript SDK');

const packages = new Packages();

test.before(async () => {
  const api = await definitionsOf('schemas');
  for (const version of ['2.1', '2.13', '2.22']) packages.install(api, version, `sdk-${version}`);
  packages.install(await definitionsOf('examples/notes/schemas'), '1.1', 'notes-sdk');
  packages.link('expect-type');
  packages.write('package.json', '{"type": "module"}');
});

test.after(() => rmSync(packages.folder, { recursive: true }));

/** A program that the compiler takes; what must not be allowed is marked `@ts-expect-error`, and complained about where it is. */
function allowed(what: string, program: string): void {
  test(
    what,
    () => {
      packages.write('program.ts', `import { expectTypeOf } from 'expect-type';\n${program}\nexport { expectTypeOf };\n`);
      assert.is(complaints(packages, ['program.ts'], { ...browser, skipLibCheck: true, noUnusedLocals: false }), '');
    },
    { timeLimitMs: 60_000 },
  );
}

const CLIENT = `
import { ApiError, createClient } from 'sdk-2.22';
import type { Task, TaskTypeEnum } from 'sdk-2.22/tasks';
const client = createClient({ url: 'http://127.0.0.1', accessKey: 'a', secretKey: 'b' });
`;

allowed(
  'constants are closed when sent and open when received',
  `${CLIENT}
await client.tasks.create({ name: 'x', type: 'training' });
// @ts-expect-error no such type
await client.tasks.create({ name: 'x', type: 'sleeping' });
const type: TaskTypeEnum = 'sleeping';
declare const task: Task;
if (task.status === 'dreaming') console.log(type);
expectTypeOf(task.status).toEqualTypeOf<'created' | 'queued' | 'in_progress' | 'stopped' | 'published' | 'publishing' | 'closed' | 'failed' | 'completed' | 'unknown' | (string & {}) | undefined>();
`,
);

allowed(
  'list filters take a value, a list, and operators',
  `${CLIENT}
await client.tasks.getAll({ status: 'created', tags: ['__$all', 'a', null], id: ['x'] });
await client.tasks.getAll({ status: ['-created'] });
// @ts-expect-error a number is no tag
await client.tasks.getAll({ tags: [5] });
`,
);

allowed(
  'what is required is, what is not declared is not taken, undefined counts as missing',
  `${CLIENT}
// @ts-expect-error there is no task without a name
await client.tasks.create({ type: 'training' });
// @ts-expect-error get_by_id needs its task
await client.tasks.getById();
// @ts-expect-error nobody declared this
await client.tasks.getById({ task: 'a', tsak: 'b' });
const comment = undefined as string | undefined;
await client.tasks.create({ name: 'x', type: 'training', comment });
await client.debug.ping();
`,
);

allowed(
  'answers, pages, objects and events have their types',
  `${CLIENT}
expectTypeOf((await client.tasks.getById({ task: 'a' })).task).toEqualTypeOf<Task | undefined>();
for await (const page of client.tasks.getAllPages({ page_size: 5 })) expectTypeOf(page.tasks).toEqualTypeOf<readonly Task[] | undefined>();
for await (const task of client.tasks.getAllItems()) expectTypeOf(task).toEqualTypeOf<Task>();
for await (const { kind } of client.updates.watch()) expectTypeOf(kind).toEqualTypeOf<'ready' | 'changed' | 'removed' | 'resync' | (string & {})>();
`,
);

allowed(
  'errors are told apart by names that exist',
  `${CLIENT}
try { await client.tasks.getAll(); } catch (error) {
  if (error instanceof ApiError && error.is('invalid_task_id')) expectTypeOf(error.reason).toEqualTypeOf<'invalid_task_id'>();
  // @ts-expect-error no such error
  if (error instanceof ApiError) error.is('invalid_tusk_id');
}
`,
);

allowed(
  'each version has what it has',
  `import { createClient as old } from 'sdk-2.1';
import { createClient as later } from 'sdk-2.13';
const [first, second] = [old({ url: 'u' }), later({ url: 'u' })];
await second.tasks.archiveMany({ ids: [] });
// @ts-expect-error many came later
await first.tasks.archiveMany({ ids: [] });
// @ts-expect-error made for user interfaces
await second.tasks.getAllEx();
// @ts-expect-error not at 2.13 yet
await second.tasks.getAll({ search_hidden: true });
// @ts-expect-error not at 2.13 yet
second.tasks.getAllScroll();
`,
);

allowed(
  'an API without a login has no key pairs',
  `import { createClient } from 'notes-sdk';
const notes = createClient({ url: 'u', token: async () => 'reader-token', headers: { 'X-Mine': 'yes' } });
expectTypeOf(await notes.notes.add({ text: 'x', pinned: true })).toEqualTypeOf<import('notes-sdk/notes').AddResponse>();
// @ts-expect-error nobody could exchange them
createClient({ url: 'u', accessKey: 'a', secretKey: 'b' });
`,
);

allowed(
  'a service can be had alone',
  `import { connect } from 'sdk-2.22/core';
import { tasks } from 'sdk-2.22/tasks';
const { id } = await tasks(connect({ url: 'u', token: 't' })).create({ name: 'x', type: 'testing' });
expectTypeOf(id).toEqualTypeOf<string | undefined>();
`,
);

test.run();
