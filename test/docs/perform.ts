import type { Example, ServiceExamples, Step } from '../../codegen/emit/markdown/examples.js';
import { filledIn, placeholdersIn, shownFor } from '../../codegen/emit/markdown/placeholders.js';
import { at } from '../support/api.js';
import type { Bindings } from '../support/matching.js';
import type { Company, DocsServer } from './server.js';
import { readCurl } from './shell.js';

/** What came back of an example, and what its placeholders stood for when it was sent. */
export interface Performance {
  readonly status: number;
  readonly data: unknown;
  readonly message: string;
  readonly bindings: Bindings;
}

interface Envelope {
  readonly meta: { readonly result_msg: string };
  readonly data: Readonly<Record<string, unknown>>;
}

/** Takes the steps that an example needs, in a company of its own, and then runs its command as a page shows it. */
export async function perform(
  server: DocsServer,
  { steps, shown }: ServiceExamples,
  example: Example,
  command: string,
): Promise<Performance> {
  const company = await server.company();
  const bindings: Bindings = new Map([['company', company.id]]);
  const user = company.user(example.as) ?? company.user('user');
  if (user !== undefined) bindings.set('user', user);
  for (const name of example.given) {
    const step = steps.get(name);
    if (step === undefined) throw new Error(`there is no step ${name}`);
    const given = at((await take(server, company, step, bindings)).data, step.gives);
    if (typeof given === 'string') bindings.set(name, given);
  }
  const sent = placeholdersIn(example.request).reduce(
    (text, name) => text.replaceAll(shownFor(name, shown), bindings.get(name) ?? ''),
    command,
  );
  const { status, envelope } = await run(server, company, example, sent);
  return { status, data: envelope.data, message: envelope.meta.result_msg, bindings };
}

async function take(server: DocsServer, company: Company, step: Step, bindings: Bindings): Promise<Envelope> {
  const request = filledIn(step.request, (name) => bindings.get(name));
  const command = `curl "$API/${step.action}" -u "$KEY:$SECRET" -H 'Content-Type: application/json' -d "$BODY"`;
  const { status, envelope } = await run(server, company, step, command, { BODY: JSON.stringify(request) });
  if (status !== 200) throw new Error(`the step ${step.action} fails: ${envelope.meta.result_msg}`);
  return envelope;
}

async function run(
  server: DocsServer,
  company: Company,
  { as }: Step,
  command: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly envelope: Envelope }> {
  const [access, secret] = company.key(as) ?? [];
  const key = access === undefined || secret === undefined ? {} : { KEY: access, SECRET: secret };
  const { url, method, headers, body } = readCurl(command, { API: server.url, ...key, ...more });
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, envelope: (await answer.json()) as Envelope };
}
