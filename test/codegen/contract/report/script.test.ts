import * as assert from 'uvu/assert';
import { type Case, stepOf } from '../../../../codegen/contract/cases/case.js';
import { scriptOf } from '../../../../codegen/contract/index.js';
import { curlInstalled, paste } from '../../../contract/paste.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';
import { notesServer } from '../notes-server.js';
import { readCase, target } from './fixture.js';

const test = suite('a case as commands for a shell');

const { operation } = await notesParts();
const single = (request: unknown, name = 'notes.update'): Case => ({
  setup: [],
  step: stepOf(operation(name), request),
  note: 'n',
});
const shell = { KEY: 'reader', SECRET: 'open sesame' };

test('what goes before, then the call, with an id from one to the next', () => {
  assert.is(
    scriptOf(readCase, target),
    [
      `NOTES_1=$(curl -sS 'http://127.0.0.1:8008/v1.2/notes.create' -u "$KEY:$SECRET" -H 'Content-Type: application/json' --data-binary '{"text":"it'\\''s"}' | sed -nE 's/.*"id": ?"([^"]*)".*/\\1/p')`,
      `curl -sS 'http://127.0.0.1:8008/v1.0/notes.get' -u "$KEY:$SECRET" -H 'Content-Type: application/json' --data-binary '{"note":"'"$NOTES_1"'"}'`,
    ].join('\n'),
  );
});

test('neither key nor secret is in it', () => {
  assert.not.match(scriptOf(readCase, target), /the-key|the-secret/);
  const token = { url: target.url, credentials: { kind: 'token', token: 'the-token' } } as const;
  assert.match(scriptOf(readCase, token), '-H "Authorization: Bearer $TOKEN"');
  assert.not.match(scriptOf(readCase, token), 'the-token');
});

test('who calls without credentials, or with wrong ones, does so there, too', () => {
  const as = (who: 'nobody' | 'stranger'): string =>
    scriptOf({ ...readCase, setup: [], step: { ...readCase.step, as: who } }, target);
  assert.not.match(as('nobody'), /-u|Authorization/);
  assert.match(as('stranger'), "-u 'contract-tests:no-such-secret'");
});

test('a batch is sent as lines', () => {
  const script = scriptOf(single([{ note: 'a' }, { note: 'b' }], 'notes.update_batch'), target);
  assert.match(script, "-H 'Content-Type: application/json-lines'");
  assert.match(script, `--data-binary '{"note":"a"}\n{"note":"b"}'`);
});

test('a read that differs is made twice, a status is read afterwards', () => {
  assert.is(scriptOf({ ...readCase, repeat: true }, target).split('\n').length, 3);
  const reading = { step: readCase.step, path: ['note', 'status'] };
  const moved = scriptOf({ ...readCase, move: { reading, next: new Map(), leadsTo: [], many: false } }, target);
  assert.match(moved.split('\n').at(-1) ?? '', /^echo; curl .*notes\.get/);
});

test('braces that no step gives stay as they are', () => {
  assert.match(scriptOf(single({ note: '{{other}}' }), target), '{"note":"{{other}}"}');
});

if (curlInstalled) {
  test('pasted into a shell, they do what the run did', async () => {
    await using server = await notesServer({});
    const answers = await paste(scriptOf({ ...readCase, repeat: true }, server.target), shell);
    assert.equal(
      answers.map(({ meta, data }) => [meta.result_code, (data.note as { status: string }).status]),
      [
        [200, 'draft'],
        [200, 'draft'],
      ],
    );
  });

  test('a request arrives as it is, whatever is in it', async () => {
    const texts = ["it's", '$(rm -rf /)', '`x`', '\\', '"', '\u0000\n', '🦉', 'a\ud800b', '%s', '!x', '@file', '{{ y }}'];
    const arrived: unknown[] = [];
    await using server = await notesServer({
      'notes.update': ({ text }) => {
        arrived.push(text);
        return { updated: 1 };
      },
    });
    for (const text of texts) await paste(scriptOf(single({ note: 'x', text }), server.target), shell);
    assert.equal(arrived, texts);
  });
} else test.skip('the commands in a shell', 'curl is not installed');

test.run();
