import type { Caller } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { modernised } from './legacy-input.js';
import { presentTask } from './present.js';
import { presentFields } from './present-fields.js';
import { checkReferences } from './references.js';
import { wrongStatus } from './status-machine.js';
import { checkStorable } from './storable.js';
import { type StoredFields, storedFields } from './stored-fields.js';
import type { TaskDocument } from './task-document.js';
import { setOrUnset, type Tasks } from './tasks.js';

/** What people say about a task, as opposed to what it does: changing only these is no sign of life. */
const USER_FIELDS = new Set(['name', 'tags', 'system_tags', 'comment', 'project']);

/** Sections of which only the given members change; everything else is replaced as a whole (task-core 8.3). */
const MERGED = ['script', 'execution', 'models', 'output'] as const;

/** Edits a draft; with `force` a task in any status. */
export const edit = handler('tasks.edit', async ({ request, caller, version, tasks }) => {
  const task = await tasks.writable(request.task, caller);
  if (!request.force && task.status !== 'created') throw wrongStatus('created', task.status);
  const now = new Date();
  const { hyperparams, configuration } = presentTask(task, { version }) as unknown as Parameters<typeof storedFields>[1];
  const given = checkStorable(storedFields(modernised(request, version), { hyperparams, configuration }, now));
  const names = Object.keys(given);
  if (names.length === 0) return { updated: 0, fields: {} };
  await checkReferences(given, caller, tasks);
  const times = names.every((name) => USER_FIELDS.has(name)) ? { last_change: now } : { last_change: now, last_update: now };
  await write(task, { ...flattened(given), ...times }, request.force ?? false, caller, tasks);
  await tasks.projects.touch(given.project, caller, now);
  const echoed = pick(presentTask(merged(task, given), { version }), names);
  return { updated: 1, fields: { ...echoed, ...givenArtifacts(echoed, request.execution), ...presentFields(times) } };
});

/** One write, which a task that left `created` meanwhile does not take. @throws ApiError 400/110 */
async function write(
  task: TaskDocument,
  fields: Readonly<Record<string, unknown>>,
  force: boolean,
  caller: Caller,
  tasks: Tasks,
): Promise<void> {
  const stillDraft = force ? {} : { status: 'created' };
  const matched = await tasks.collection.update({ id: task.id, company: task.company, ...stillDraft }, setOrUnset(fields));
  if (matched === 0) throw wrongStatus('created', (await tasks.readable(task.id, caller)).status);
}

/** Paths to write: one for each given member of a merged section, so that edits of different members do not undo each other. */
function flattened(given: StoredFields): Record<string, unknown> {
  const paths = Object.entries(given).flatMap(([name, value]) =>
    isMerged(name) ? Object.entries(value as object).map(([member, inner]) => [`${name}.${member}`, inner]) : [[name, value]],
  );
  return Object.fromEntries(paths) as Record<string, unknown>;
}

function merged(task: TaskDocument, given: StoredFields): TaskDocument {
  const sections = MERGED.filter((name) => given[name]).map((name) => [name, { ...task[name], ...given[name] }]);
  return { ...task, ...given, ...Object.fromEntries(sections) } as TaskDocument;
}

function isMerged(name: string): boolean {
  return (MERGED as readonly string[]).includes(name);
}

function pick(source: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(source).filter(([name]) => names.includes(name)));
}

/** Artifacts that were just given are echoed as they came, without the defaults they get (recorded behaviour). */
function givenArtifacts(
  echoed: Readonly<Record<string, unknown>>,
  given: { readonly artifacts?: readonly { readonly key: string }[] } | undefined,
) {
  if (!given?.artifacts) return {};
  const artifacts = [...given.artifacts].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { execution: { ...(echoed.execution as object), artifacts } };
}
