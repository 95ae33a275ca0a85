import type { SdkOptions } from '../emitter.js';
import type { SdkAction, SdkModel, SdkService } from '../model.js';
import { methodNames, namesOf } from './names.js';

/** `README.md` */
export function readme(model: SdkModel, { name }: SdkOptions): string {
  const { version, login, services } = model;
  const credentials = login
    ? 'accessKey: process.env.API_ACCESS_KEY,\n  secretKey: process.env.API_SECRET_KEY,'
    : 'token: process.env.API_TOKEN,';
  const shown = exampleOf(services);
  return `# ${name}

A client for version ${version} of the API, in JavaScript with TypeScript declarations: no dependencies, nothing to build, for Node 20 and
newer, browsers, their workers, and Deno.

\`\`\`js
import { createClient } from '${name}';

const client = createClient({
  url: process.env.API_URL ?? 'http://127.0.0.1:8008',
  ${credentials}
});
${shown.code}
\`\`\`

| you want to | write |
|---|---|
| load one service only | \`import { connect } from '${name}/core'\`, \`import { ${shown.key} } from '${name}/${shown.key}'\`, \`${shown.key}(connect({ url, ... }))\` |
${shown.rows}| end a call early | \`{ signal, timeoutMs: 5000 }\` as the second argument |
| know why a call failed | \`error instanceof ApiError && error.is('validation_error')\`; \`error.code\`, \`error.subcode\`, \`error.data\` |
| call what this package does not know | \`client.connection.call('service.action', { ... })\` |

Failures are \`ApiError\` (the server refused), \`ConnectionError\` and \`TimeoutError\` (nobody knows whether the call arrived), and
\`UnexpectedAnswerError\` (something else answered). Calls that may be sent again are, after connections that failed and answers 429, 502, 503
and 504, with growing waits. Every call ends: after a minute, unless you say otherwise. Fields and values that are newer than this package
come through as they are.

Services: ${services.map((service) => `\`${namesOf(service).key}\``).join(', ')}.
`;
}

interface Example {
  readonly key: string;
  readonly code: string;
  readonly rows: string;
}

/** A call that works on every server: a list if there is one; rather one that changes nothing; at least one that needs to be told nothing. */
function exampleOf(services: readonly SdkService[]): Example {
  const all = services.flatMap((service) => service.actions.map((action) => ({ service, action })));
  const easy = all.filter(({ action }) => !action.requestRequired && !action.stream);
  const safe = easy.filter(({ action }) => action.idempotent);
  const lists = safe.filter(({ action }) => action.paging ?? action.scroll);
  const biggest = Math.max(...lists.map(({ service }) => service.actions.length));
  const found = lists.find(({ service }) => service.actions.length === biggest) ?? safe[0] ?? easy[0];
  const key = (service: SdkService | undefined) => (service ? namesOf(service).key : '');
  if (!found) return { key: key(services[0]), code: '', rows: '' };
  return { key: key(found.service), ...exampleText(found.service, found.action) };
}

function exampleText(service: SdkService, action: SdkAction): Omit<Example, 'key'> {
  const { key } = namesOf(service);
  const names = methodNames(service.actions).get(action);
  const list = action.paging ?? action.scroll;
  if (!names || !list) return { code: `console.log(await client.${key}.${names?.call}());`, rows: '' };
  return {
    code: `
for await (const each of client.${key}.${names.items}({ ${list.size}: 50 })) console.log(each);`,
    rows: `| have a page at a time | \`for await (const page of client.${key}.${action.paging ? names.pages : names.scroll}({ ${list.size}: 50 }))\` |\n`,
  };
}
