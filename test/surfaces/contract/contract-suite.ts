import * as assert from 'uvu/assert';
import { ANY_METHOD } from '../../../codegen/definition/route-text.js';
import { type CompiledSurface, responseMismatch } from '../../../src/rpc/index.js';
import { ours } from '../../schemas/definitions.js';
import type { Answer } from '../support/http-client.js';
import { type MakeSurface, SurfaceServer, surfaceSuite } from '../support/surface-server.js';
import { type Attempt, attemptsOf } from './attempts.js';

/** Somebody who may do everything on a surface. */
export interface ContractClient {
  /** One request with whatever proves who sends it. */
  send(method: string, target: string, body?: unknown): Promise<Answer>;
  /** Path parameters that lead to something new that exists. */
  existing(): Promise<Readonly<Record<string, string>>>;
}

export interface ContractSubject {
  readonly surface: Omit<CompiledSurface, 'types'>;
  readonly make: MakeSurface;
  readonly now: number;
  client(server: SurfaceServer): Promise<ContractClient>;
  /** Attempts that are broken by the definition, but that the vendor lets pass, by name; with the reason. */
  readonly lenient?: Readonly<Record<string, string>>;
  /** Statuses above 499 that the vendor answers where others would refuse. */
  readonly refusals?: readonly number[];
}

/** What a surface answers to every request that its definition allows, and to each of them broken in one place, must be what it defines. */
export async function contractSuite(subject: ContractSubject): Promise<void> {
  const { surface, now, make, lenient = {} } = subject;
  const definition = (await ours()).surfaces.find(({ name }) => name === surface.name);
  if (!definition) throw new Error(`there is no definition of ${surface.name}`);
  const attempts = attemptsOf(definition);
  surfaceSuite(
    `the contract of ${surface.name}`,
    () => new SurfaceServer(now),
    make,
    (test, server) => {
      for (const attempt of attempts) {
        test(attempt.name, async () => {
          const client = await subject.client(server);
          const path = { ...(await client.existing()), ...attempt.path };
          const answer = await client.send(methodOf(attempt), targetOf(attempt, surface.base, path), attempt.body);
          if (lenient[attempt.name] === undefined) judge(attempt, answer, subject);
          conforms(attempt, answer, subject);
        });
      }

      test('a method that no path has is refused in the surface’s own shape', async () => {
        const client = await subject.client(server);
        const path = await client.existing();
        for (const attempt of attempts) {
          if (attempt.route.method === ANY_METHOD) continue;
          const answer = await client.send('PATCH', targetOf(attempt, surface.base, path));
          assert.is(answer.status, 405, attempt.route.path);
          assert.ok(answer.headers.allow?.includes(attempt.route.method), attempt.route.path);
          assert.is(responseMismatch(bodyOf(answer), surface.errors.validate), undefined);
        }
      });
    },
  );
}

/** What is broken is refused; what is not, is not the server's fault. */
function judge({ broken, name }: Attempt, { status, text }: Answer, { refusals = [] }: ContractSubject): void {
  if (broken) assert.ok((status >= 400 && status < 500) || refusals.includes(status), `${name}: ${status} ${text}`);
  else assert.ok(status < 500 || refusals.includes(status), `${name}: ${status} ${text}`);
}

/** The answer is one that the route defines for its status, or an error of the surface. */
function conforms({ route, name }: Attempt, answer: Answer, { surface }: ContractSubject): void {
  const declared = surface.routes.find((each) => each.name === route.name)?.answers[answer.status];
  const body = declared?.validate ? declared : surface.errors;
  assert.ok(answer.headers['content-type']?.startsWith(body.content), `${name}: ${answer.headers['content-type']}`);
  assert.is(responseMismatch(bodyOf(answer), body.validate), undefined, `${name}: ${answer.text}`);
}

function bodyOf({ headers, text }: Answer): unknown {
  return headers['content-type']?.includes('json') ? JSON.parse(text) : text;
}

function methodOf({ route }: Attempt): string {
  return route.method === ANY_METHOD ? 'GET' : route.method;
}

function targetOf({ route, query }: Attempt, base: string, path: Readonly<Record<string, string>>): string {
  const filled = route.path.replaceAll(/\{(\w+)[^}]*\}/g, (_, name: string) => {
    const value = path[name];
    assert.ok(value !== undefined, `the client of the test has no ${name}`);
    return encodeURIComponent(value ?? '');
  });
  return `${base}${filled}${query}`;
}
