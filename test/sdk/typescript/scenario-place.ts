import * as assert from 'uvu/assert';
import type { Scenario } from '../support/scenario.js';
import { ScriptedServer } from '../support/scripted-server.js';
import type { Place } from './runner.js';

/** Has a scenario run where it belongs: against its scripted server, all of whose answers must be asked for, or the real one. */
export async function atItsPlace(
  scenario: Scenario,
  version: string,
  live: Place,
  run: (place: Place) => Promise<void>,
): Promise<void> {
  if (scenario.server === undefined) {
    await run(live);
    return;
  }
  await using scripted = await ScriptedServer.start(scenario.server);
  await run({ url: scripted.url });
  assert.equal(scripted.problems, [], `version ${version}`);
}
