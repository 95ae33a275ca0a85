import * as assert from 'uvu/assert';
import { type ContractOptions, type ContractReport, contractTests } from '../../../codegen/contract/index.js';
import { suite } from '../../support/harness.js';
import { notesApi } from './fixture.js';
import { type NotesHandler, notesServer } from './notes-server.js';

const test = suite('a whole run against a server of somebody else');

interface Run {
  readonly report: ContractReport;
  readonly calls: readonly string[];
  readonly left: number;
}

async function run(others: Readonly<Record<string, NotesHandler>> = {}, options: Partial<ContractOptions> = {}): Promise<Run> {
  await using server = await notesServer(others);
  const report = await contractTests(await notesApi(), server.target, { seed: '1', ...options });
  return { report, calls: [...server.calls], left: server.state.notes.size };
}

const told = ({ report }: Run): string[] => report.failures.map(({ action, rule, place }) => `${action} ${rule} ${place}`.trim());

test('one that keeps to the definition passes, for every seed', async () => {
  for (const seed of ['1', '2', '3', '4', '5']) assert.equal(told(await run({}, { seed })), [], `seed ${seed}`);
});

test('every layer is covered, and the counts are told', async () => {
  const { report, calls } = await run();
  assert.is(report.covered.size, 12);
  assert.is(report.requests, calls.length);
  assert.equal([report.ended, report.played, report.planned], ['done', report.planned, report.played]);
  assert.ok(report.planned > 200, `${report.planned}`);
});

test('what was made is taken away again, or told', async () => {
  const { report, left } = await run();
  assert.is(left, 0);
  assert.equal([...report.leftBehind.keys()], ['folders']);
});

test('what an action needs besides its definition is found out', async () => {
  const { report } = await run();
  assert.equal(report.unmade.size, 0);
  assert.equal(report.skipped.size, 0);
});

test('a kind of object that cannot be made is told, with the reason', async () => {
  const { report } = await run({ 'folders.create': () => 110 });
  assert.match(report.unmade.get('folders') ?? '', 'folders.create: 400/110 refused by folders.create');
  assert.ok(report.covered.has('notes.show@1.0'), 'made-up ids stand for it');
});

test('every status was reached', async () => {
  const { report } = await run();
  assert.equal([...report.unreached], [['note', []]]);
});

test('an answer that does not fit', async () => {
  const wrong: NotesHandler = ({ note }, { notes }) =>
    notes.has(String(note)) ? { note: { id: note, status: 'draft', folder: 5 } } : 101;
  const found = await run({ 'notes.get': wrong }, { only: ['notes.get'] });
  assert.equal(told(found), ['notes.get answer-shape note.folder']);
  const [failure] = found.report.failures;
  assert.equal(
    failure?.case.setup.map(({ request }) => request),
    [{ text: failure?.case.setup[0] && 'a' }],
    'the note is made as shortly as can be',
  );
});

test('an object that is lost as soon as it is made', async () => {
  const found = await run({ 'notes.get': () => 101 }, { only: ['notes.get'] });
  assert.equal(
    told(found).filter((each) => each.includes('finds')),
    ['notes.get finds'],
  );
  const failure = found.report.failures.find(({ rule }) => rule === 'finds');
  assert.equal(
    failure?.case.setup.map(({ action }) => action),
    ['notes.create'],
    'the making of it belongs to the case',
  );
});

test('a read that is different each time', async () => {
  let count = 0;
  const changing: NotesHandler = ({ note }) => ({ note: { id: note, status: 'draft', count: ++count } });
  assert.ok(told(await run({ 'notes.get': changing }, { only: ['notes.get'] })).includes('notes.get repeatable'));
});

test('a transition too many, and one too few', async () => {
  const reopened: NotesHandler = ({ note }, { notes }) => {
    const found = notes.get(String(note));
    if (found) found.status = 'shown';
    return found ? {} : 101;
  };
  assert.ok(told(await run({ 'notes.show': reopened })).includes('notes.show transition gone -> shown'));
  assert.ok(told(await run({ 'notes.show': () => 110 })).includes('notes.show transition draft -> shown'));
});

test('a stream whose first event does not fit', async () => {
  assert.equal(told(await run({ 'notes.watch': () => ({ kind: 5 }) }, { only: ['notes.watch'] })), [
    'notes.watch answer-shape kind',
  ]);
});

test('an error of the server itself, and one that nobody declares', async () => {
  assert.ok(told(await run({ 'notes.ping': () => 500 })).includes('notes.ping error 500/0'));
  assert.ok(told(await run({ 'notes.ping': () => 110 })).includes('notes.ping error 400/110'));
});

test('an unknown field that is refused, by an action that may find fault by itself', async () => {
  const picky: NotesHandler = (request) => (Object.keys(request).some((name) => name === 'not_declared') ? 12 : { notes: [] });
  const found = await run({ 'notes.list': picky });
  assert.equal(told(found), ['notes.list lets-through']);
  assert.match(JSON.stringify(found.report.failures[0]?.case.step.request), /^\{"not_declared":(null|\{\})\}$/);
});

test('only what is asked for, at the version that is asked for', async () => {
  const one = await run({}, { only: ['notes.ping'] });
  assert.equal([...one.report.covered.keys()], ['notes.ping@1.1']);
  assert.not(one.calls.includes('notes.list'));
  const old = await run({}, { version: '1.1', only: ['notes'] });
  assert.ok(old.report.covered.has('notes.create@1.0') && !old.report.covered.has('notes.create@1.2'));
});

test('the same seed makes the same calls', async () => {
  const calls = async (seed: string): Promise<string> => (await run({}, { seed, concurrency: 1 })).calls.join(' ');
  assert.is(await calls('a'), await calls('a'));
  assert.is.not(await calls('a'), await calls('b'));
});

test.run();
