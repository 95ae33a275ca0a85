import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import type { Scenario } from '../sdk/support/scenario.js';
import { Elsewhere, version } from '../sdk/typescript/elsewhere.js';
import { guideExample } from '../sdk/typescript/guide-example.js';
import type { Place } from '../sdk/typescript/runner.js';
import { type Browsing, browse, browserPath } from '../support/browser.js';
import { suite } from '../support/harness.js';
import { type StaticServer, serveFolder } from '../support/static-server.js';

const test = suite('the TypeScript SDK in a browser');

/** Takes a scenario there; what was wrong, or nothing. */
type Take = (taken: readonly [Scenario, Place]) => Promise<string>;

const TAKE = `([scenario, place]) =>
  run(scenario, sdk, '${version}', place).then(() => '', (error) => error.stack)`;

/** Finds the package by its name. */
const PAGE = `<!doctype html>
<title>A page of its own origin</title>
<link rel="icon" href="data:,">
<script type="importmap">{ "imports": { "my-sdk": "/node_modules/my-sdk/index.js" } }</script>
<script type="module">
  import * as sdk from 'my-sdk';
  import { run } from './runner.js';
  globalThis.take = ${TAKE};
  const worker = new Worker('./worker.js', { type: 'module' });
  globalThis.takeInWorker = (taken) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = reject;
      worker.postMessage(taken);
    });
</script>
`;

/** Workers have no import maps. */
const WORKER = `
import * as sdk from './node_modules/my-sdk/index.js';
import { run } from './runner.js';
const take = ${TAKE};
globalThis.onmessage = async ({ data }) => postMessage(await take(data));
`;

function define(): void {
  const elsewhere = new Elsewhere();
  let files: StaticServer;
  let browsing: Browsing;
  let page: Page;

  test.before(async () => {
    await elsewhere.start();
    elsewhere.packages.write('index.html', PAGE);
    elsewhere.packages.write('worker.js', WORKER);
    files = await serveFolder(elsewhere.packages.folder);
    browsing = await browse();
    page = browsing.page;
    await page.goto(`${files.url}/index.html`);
    await page.waitForFunction('globalThis.takeInWorker');
  });

  test.after(async () => {
    await browsing[Symbol.asyncDispose]();
    await files[Symbol.asyncDispose]();
    await elsewhere.stop();
  });

  for (const [where, name] of [
    ['in a page', 'take'],
    ['in a worker', 'takeInWorker'],
  ] as const) {
    elsewhere.testScenarios(test, where, async (scenario, place) => {
      const wrong = await page.evaluate(
        ([take, ...taken]) => (globalThis as unknown as Record<string, Take>)[take]?.(taken) ?? `there is no ${take}`,
        [name, asSeenByPages(scenario), place] as const,
      );
      if (wrong !== '') throw new Error(wrong);
    });
  }

  test('the example of the guide runs as it stands', async () => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const end = page.waitForEvent('console', (message) => message.text().includes('current: created'));
    await page.addScriptTag({ type: 'module', content: guideExample(elsewhere.server) });
    await end;
    assert.match(said.join('\n'), /^[0-9a-f]{32} my first task$/m);
  });

  test('nothing is complained of, and nobody else is asked for anything', () => {
    // The browser itself notes answers that are refusals, and those that do not come.
    assert.equal(
      browsing.complaints.filter((text) => !text.startsWith('Failed to load resource: ')),
      [],
    );
    const hosts = new Set(browsing.requested.map((address) => new URL(address).hostname));
    assert.equal([...hosts], ['127.0.0.1']);
  });
}

/** A page is not told that it is redirected with status 302. */
function asSeenByPages(scenario: Scenario): Scenario {
  const steps = scenario.steps.map((step) =>
    step.error?.status === 302 ? { ...step, error: { ...step.error, status: 0, message: 'a redirect' } } : step,
  );
  return { ...scenario, steps };
}

if (browserPath === undefined) test.skip('runs', 'no Chromium: install it, or name it in CHROMIUM');
else define();

test.run();
