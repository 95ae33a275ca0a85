import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('a version more of an action');

const LATER =
  '"1.1" { description: "D", request { type: object, required: [id], properties { id { description: "I", type: string } } }, response { type: object } }';

test('is told and not held against it', async () => {
  assert.equal(await betweenActions(action(), action().replace(/}$/, `\n${LATER} }`)), ['info layer-added: new version 1.1']);
});

test('each is told', async () => {
  const two = action().replace(/}$/, `\n${LATER}\n${LATER.replace('1.1', '1.10')} }`);
  assert.equal(await betweenActions(action(), two), ['info layer-added: new version 1.1', 'info layer-added: new version 1.10']);
});

test('one between published versions changes what their callers get', async () => {
  const gap = (between: string) =>
    action().replace(/}$/, `\n${between}\n"1.2" { description: "D", request { type: object }, response { type: object } } }`);
  assert.equal(await betweenActions(gap(''), gap(LATER)), [
    'error request-required-field-added request.id: new field, and it is required',
  ]);
});

test.run();
