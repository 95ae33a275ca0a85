import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { type Browsing, browse, browserPath } from '../support/browser.js';
import { suite } from '../support/harness.js';
import { type RunningServer, startServer, withFolder } from '../support/running-server.js';

const test = suite('the page at /docs, in a browser');

const LIMIT = { timeLimitMs: 60_000 };

interface Scene extends Browsing {
  readonly server: RunningServer;
  /** Goes to a place in the page and waits until it is shown. */
  readonly open: (place: string) => Promise<void>;
}

/** What is done with a page, on a server of its own. Nothing may leave for another host, and nothing may be complained of. */
function scene(use: (scene: Scene) => Promise<void>, options: Parameters<typeof browse>[0] = {}): () => Promise<void> {
  return () =>
    withFolder(async (folder) => {
      const server = await startServer(folder);
      try {
        await using browsing = await browse(options);
        const { page, complaints, requested } = browsing;
        const open = async (place: string) => {
          await page.goto(`${server.url}/docs${place}`);
          await page.waitForSelector('main h1');
        };
        await use({ ...browsing, server, open });
        assert.equal(complaints, []);
        assert.equal(
          requested.filter((address) => !address.startsWith(`${server.url}/`)),
          [],
        );
      } finally {
        await server.stop();
      }
    });
}

async function texts(page: Page, selector: string): Promise<string[]> {
  return (await page.locator(selector).allInnerTexts()).map((text) => text.trim());
}

async function heading(page: Page): Promise<string> {
  return (await page.innerText('main h1')).trim();
}

/** Rows of a section's table by the name of their field. */
function fields(page: Page, section: string): Promise<string[]> {
  return texts(page, `section:has(> h2:text-is("${section}")) > table > tbody > tr > th code`);
}

function define(): void {
  test(
    'lists the services with their actions, and where the documents are',
    scene(async ({ page, open, server }) => {
      await open('');
      assert.is(await heading(page), 'Taskwright');
      assert.ok((await texts(page, 'main h2')).includes('tasks'));
      assert.ok((await page.locator('main th a[href="#tasks.get_all"]').count()) === 1);
      const links = await page
        .locator('main p a')
        .evaluateAll((found) => found.map((each) => (each as unknown as { href: string }).href));
      for (const name of ['openapi', 'openrpc']) {
        const address = `${server.url}/v2.22/${name}.json`;
        assert.ok(links.includes(address), address);
        assert.is((await fetch(address)).status, 200);
      }
    }),
    LIMIT,
  );

  test(
    'shows an action as each version sees it',
    scene(async ({ page, open }) => {
      await open('#tasks.enqueue');
      assert.is(await heading(page), 'tasks.enqueue');
      assert.ok((await fields(page, 'Request')).includes('queue_name'));
      assert.ok((await texts(page, 'tr:has(code:text-is("queue_name")) .since')).includes('since 2.19'));
      await page.selectOption('#version', '2.1');
      assert.is(await page.innerText('.call code'), '/v2.1/tasks.enqueue');
      assert.not.ok((await fields(page, 'Request')).includes('queue_name'));
      assert.match(page.url(), '?version=2.1#tasks.enqueue');
      await page.click('.version:text-is("2.22")');
      assert.ok((await fields(page, 'Request')).includes('queue_name'));
    }),
    LIMIT,
  );

  test(
    'an address leads to an action at a version, to an error, to an object',
    scene(async ({ page, open }) => {
      await open('?version=2.1#tasks.enqueue_many');
      assert.match(await page.innerText('main'), 'it came with 2.13');
      await page.click('main button');
      assert.ok((await fields(page, 'Request')).includes('ids'));
      await open('#error-invalid_task_id');
      assert.equal(await texts(page, '.wanted th'), ['400/101']);
      assert.ok(await page.locator('.wanted').isVisible());
      await open('#object-tasks.execution');
      assert.is(await heading(page), 'tasks.execution');
      await open('#tasks.sing');
      assert.is(await heading(page), 'Not here');
    }),
    LIMIT,
  );

  test(
    'an object opens below the row that names it',
    scene(async ({ page, open }) => {
      await open('#tasks.edit');
      const button = page.locator('section:has(> h2:text-is("Request")) button.object:text-is("execution")').first();
      await button.click();
      assert.ok((await texts(page, '.inner code.path')).includes('queue'));
      await button.click();
      assert.is(await page.locator('.inner').count(), 0);
    }),
    LIMIT,
  );

  test(
    'tells what changed between any two versions',
    scene(async ({ page, open }) => {
      await open('#changes');
      await page.selectOption('#from', '2.15');
      await page.selectOption('#to', '2.22');
      assert.match(page.url(), '?from=2.15&to=2.22#changes');
      const steps = await texts(page, '.step h2');
      assert.ok(
        steps.every((step) => /^2\.(19|20|21|22)\b/.test(step)),
        steps.join(),
      );
      assert.is(steps.length, 4);
      const change = page.locator('.step:has(h2:has-text("2.19")) .changed:has(a:text-is("tasks.enqueue")) li').first();
      assert.match(await change.innerText(), 'request.queue_name');
      const shown = await page.locator('.changes li').count();
      await page.click('.levels .info');
      assert.ok((await page.locator('.changes li').count()) < shown);
      await page.selectOption('#to', '2.15');
      assert.match(await page.innerText('main'), 'Nothing: both are 2.15.');
    }),
    LIMIT,
  );

  test(
    'sends a real call, and keeps its credentials to itself',
    scene(async ({ page, open, server, requested }) => {
      await open('#tasks.create');
      await page.fill('#with-key', server.accessKey);
      await page.fill('#with-secret', server.secretKey);
      await page.fill('#body', '{"name": "made in <b>a</b> browser", "type": "training"}');
      await page.click('button.primary');
      await page.waitForSelector('#verdict.good');
      assert.match(await page.innerText('#verdict'), /^200/);
      assert.match(await page.innerText('main'), '"actual_version": "2.13"');
      const { tasks } = (await server.call('tasks.get_all', { only_fields: ['name'] })).data as { tasks: { name: string }[] };
      assert.equal(
        tasks.map(({ name }) => name),
        ['made in <b>a</b> browser'],
      );
      // The next action finds them still typed in, and what an answer says stays text.
      await page.click('#nav a[data-action="tasks.get_all"]');
      assert.is(await page.inputValue('#with-key'), server.accessKey);
      await page.fill('#body', '{}');
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('main .result pre:has-text("made in <b>a</b> browser")');
      assert.is(await page.locator('main .code b').count(), 0);
      const kept = await page.evaluate(
        '[JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href].join()',
      );
      const shown = await page.innerText('main');
      for (const place of [String(kept), shown, requested.join()]) assert.not.match(place, server.secretKey);
    }),
    LIMIT,
  );

  test(
    'says which error a refused call met, and leads to it',
    scene(async ({ page, open, complaints }) => {
      await open('#tasks.get_by_id');
      await page.check('input[value="none"]');
      await page.click('button.primary');
      await page.waitForSelector('#verdict.bad');
      assert.match(await page.innerText('#verdict'), '401/20 no_credentials');
      assert.not.match(await page.innerText('main'), '$KEY');
      await page.click('#verdict a');
      await page.waitForSelector('.wanted');
      // The browser itself notes an answer with status 401.
      assert.is(complaints.splice(0).length, 1);
    }),
    LIMIT,
  );

  test(
    'follows a stream until it is told to stop',
    scene(async ({ page, open, server }) => {
      await open('#updates.watch');
      await page.fill('#with-key', server.accessKey);
      await page.fill('#with-secret', server.secretKey);
      await page.fill('#body', '{}');
      await page.click('button.primary');
      await page.waitForSelector('main pre:has-text("ready")');
      await server.call('tasks.create', { name: 'seen', type: 'training' });
      await page.waitForSelector('main pre:has-text("changed")');
      await page.click('button:text-is("Stop")');
      await page.waitForSelector('button:text-is("Stop")', { state: 'hidden' });
    }),
    LIMIT,
  );

  test(
    'is used by keyboard: search, go through what was found, open it',
    scene(async ({ page, open }) => {
      await open('');
      await page.keyboard.press('/');
      await page.keyboard.type('requirements');
      assert.equal(await texts(page, '#list a'), ['tasks.set_requirements']);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForSelector('h1:text-is("tasks.set_requirements")');
      await page.keyboard.press('/');
      await page.keyboard.press('Escape');
      assert.ok((await page.locator('#list a').count()) > 100);
      assert.equal(await texts(page, '#list a[aria-current]'), ['set_requirements']);
    }),
    LIMIT,
  );

  test(
    'a field is found by its name too, and an error',
    scene(async ({ page, open }) => {
      await open('');
      await page.fill('#search', 'verify_watched_queue');
      assert.ok((await texts(page, '#list a')).some((text) => text.startsWith('tasks.enqueue')));
      await page.fill('#search', 'task_id invalid');
      assert.ok((await texts(page, '#list a[href="#error-invalid_task_id"]')).length === 1);
    }),
    LIMIT,
  );

  test(
    'fits a phone: nothing is wider than it, and the list lies behind a button',
    scene(
      async ({ page, open }) => {
        for (const place of ['', '#tasks.get_all', '#errors', '#changes', '#tasks.create']) {
          await open(place);
          const width = await page.evaluate('document.documentElement.scrollWidth');
          assert.ok(Number(width) <= 390, `${place} is ${width} wide`);
        }
        assert.not.ok(await page.locator('#list').isVisible());
        await page.click('#menu');
        await page.click('#list a[data-action="tasks.get_all"]');
        await page.waitForSelector('h1:text-is("tasks.get_all")');
        assert.not.ok(await page.locator('#list').isVisible());
      },
      { width: 390 },
    ),
    LIMIT,
  );

  test(
    'is dark where the reader likes it dark',
    scene(
      async ({ page, open }) => {
        await open('');
        const back = await page.evaluate('getComputedStyle(document.body).backgroundColor');
        assert.is(back, 'rgb(18, 21, 28)');
      },
      { dark: true },
    ),
    LIMIT,
  );
}

if (browserPath === undefined) test.skip('shows the API', 'no Chromium: install it, or name it in CHROMIUM');
else define();

test.run();
