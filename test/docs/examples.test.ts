import * as assert from 'uvu/assert';
import { ours } from '../schemas/definitions.js';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import { mismatch } from '../support/matching.js';
import { commandsIn, ourExamples, referencePage } from './definitions.js';
import { perform } from './perform.js';
import { type DocsServer, docsServer } from './server.js';

const examples = await ourExamples();
const coverage = suite('examples');

coverage('there is one for every action that has one answer', async () => {
  const actions = (await ours()).services.flatMap((service) => service.actions);
  // The answers of streams have no end; docs/guides/live-updates.md shows them.
  const answering = actions.filter(({ stream }) => !stream).map(({ fullName }) => fullName);
  const shown = [...examples.values()].flatMap((service) => [...service.examples.keys()]);
  assert.equal(shown.toSorted(), answering.toSorted(), 'docs/examples/<service>.json holds them');
});

coverage.run();

for (const engine of engines) {
  const test = suite(`examples (${engine.name})`);
  let server: DocsServer;
  test.before(async () => {
    server = await docsServer(engine);
  });
  test.after(async () => server[Symbol.asyncDispose]());

  for (const service of examples.values()) {
    const commands = commandsIn(referencePage(`${service.service}.md`));
    for (const [action, example] of service.examples) {
      test(`${action} answers its command as the page shows`, async () => {
        const { status, data, message, bindings } = await perform(server, service, example, commands.get(action) ?? '');
        assert.is(status, 200, message);
        assert.is(mismatch(example.answer, data, bindings), undefined);
      });
    }
  }

  test('no answer departs from its definition', () => {
    assert.is(server.warnings(), '');
  });

  test.run();
}
