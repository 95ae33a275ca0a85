import type { IncomingMessage, ServerResponse } from 'node:http';
import * as assert from 'uvu/assert';
import { clientOf } from '../../../src/surfaces/http/client.js';
import { Exchange } from '../../../src/surfaces/http/exchange.js';
import { suite } from '../../support/harness.js';

const test = suite('what a program says it is');

function client(agent: string | undefined): string {
  const headers = agent === undefined ? {} : { 'user-agent': agent };
  return clientOf(new Exchange({ url: '/', headers } as unknown as IncomingMessage, {} as ServerResponse));
}

for (const [agent, name] of [
  ['curl/8.5.0', 'curl/8.5.0'],
  ['clearml-agent', 'clearml-agent'],
  ['python-requests/2.31.0', 'python-requests/2.31.0'],
  ['Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0', 'Mozilla/5.0'],
  ['Go-http-client/1.1 (secret stuff)', 'Go-http-client/1.1'],
  ['name(comment)', 'name'],
] as const) {
  test(`${agent} is ${name}`, () => {
    assert.is(client(agent), name);
  });
}

for (const agent of [
  undefined,
  '',
  ' ',
  '(comment)',
  'a/',
  'täst/1',
  'b@c',
  `${'x'.repeat(41)}`,
  `x/${'1'.repeat(21)}`,
  'a"b/1',
  'x=1',
]) {
  test(`${JSON.stringify(agent)} is no name`, () => {
    assert.is(client(agent), '');
  });
}

test.run();
