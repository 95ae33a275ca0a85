import * as assert from 'uvu/assert';
import { loadConfiguration } from '../../src/app/configuration.js';
import { documentationPage } from '../../src/app/documentation-page.js';
import type { CompiledAction, Target } from '../../src/rpc/index.js';
import { suite } from '../support/harness.js';
import { notesApi } from '../surfaces/support/notes-api.js';

const test = suite('the page that answers of deprecated versions link to');

const action = notesApi.actions.find(({ name }) => name === 'notes.aging') as CompiledAction;
const target = { action, layer: action.layers[0] } as Target;

async function page(url: string | undefined): Promise<string | undefined> {
  const environment = url === undefined ? {} : { TASKWRIGHT_VERSIONS_DOCUMENTATION_URL: url };
  return documentationPage(await loadConfiguration({ environment }))?.(target);
}

test('is none while nobody said which', async () => {
  assert.is(await page(undefined), undefined);
});

test('is the same for all, or names what was called', async () => {
  assert.is(await page('https://docs.example/changes'), 'https://docs.example/changes');
  assert.is(
    await page('https://docs.example/{service}?of={action}&in={version}#{version}'),
    'https://docs.example/notes?of=notes.aging&in=2.1#2.1',
  );
  assert.is(await page('/docs/{action}'), '/docs/notes.aging');
});

for (const wrong of [
  'docs.example',
  'javascript:alert(1)',
  'https://docs.example/a b',
  'https://x/>; rel="evil"',
  'https://x/{user}',
  'http://',
  'https://x/\r\nSet-Cookie:a=b',
]) {
  test(`is not ${JSON.stringify(wrong)}`, async () => {
    let message = '';
    await page(wrong).catch((error: Error) => {
      message = `${error.name}: ${error.message}`;
    });
    assert.match(message, /^ConfigurationError: versions\.documentation_url: expected an address .* got /);
  });
}

test.run();
