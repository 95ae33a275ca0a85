import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { versionsOf } from '../../../codegen/emit/model.js';
import type { Suite } from '../../support/harness.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { readScenarios } from '../support/read-scenarios.js';
import { isFor, type Scenario } from '../support/scenario.js';
import { definitionsOf, Packages, root } from './generated.js';
import type { Place } from './runner.js';
import { atItsPlace } from './scenario-place.js';

const api = await definitionsOf('schemas');

/** The SDK that is tried in other places than Node: the newest. */
export const version = versionsOf(api).at(-1) ?? '';

/**
 * What a place other than this process needs to take scenarios: a running server, and a folder with the SDK as a package (`my-sdk`) and
 * the runner as a module (`runner.js`), which is compiled. The SDK is as it was generated.
 */
export class Elsewhere {
  readonly packages = new Packages();
  #server: RunningServer | undefined;

  get server(): RunningServer {
    if (this.#server === undefined) throw new Error('not started');
    return this.#server;
  }

  get place(): Required<Place> {
    const { url, accessKey, secretKey } = this.server;
    return { url, key: { access_key: accessKey, secret_key: secretKey } };
  }

  async start(): Promise<void> {
    this.packages.install(api, version, 'my-sdk');
    const entryPoints = [join(root, 'test/sdk/typescript/runner.ts')];
    const outfile = join(this.packages.folder, 'runner.js');
    await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'browser', target: 'es2022' });
    this.#server = await startServer(join(this.packages.folder, 'data'));
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    rmSync(this.packages.folder, { recursive: true });
  }

  /** A test for each scenario. `take` gives it to the place, and throws what the runner throws there. */
  testScenarios(test: Suite, where: string, take: (scenario: Scenario, place: Place) => Promise<void>): void {
    for (const scenario of readScenarios().filter((each) => isFor(each, version))) {
      const run = () => atItsPlace(scenario, version, this.place, (place) => take(scenario, place));
      test(`${where}: ${scenario.name}`, run, { timeLimitMs: 30_000 });
    }
  }
}
