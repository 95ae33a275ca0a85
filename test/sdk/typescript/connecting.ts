import { rmSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { type ScriptedAnswer, ScriptedServer } from '../support/scripted-server.js';
import { definitionsOf, Packages } from './generated.js';

interface Options {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly idempotent?: boolean;
}

/** What `core/index.js` of a package exports, as far as tests use it. */
interface Core {
  connect(options: object): {
    readonly url: string;
    call(action: string, request?: object, options?: Options, traits?: object): Promise<unknown>;
    stream(action: string, request?: object, options?: Options): AsyncGenerator<unknown, void, undefined>;
  };
}

const packages = new Packages();
packages.install(await definitionsOf('schemas'), '2.22', 'sdk');

/** Of the SDK of the newest version. */
export const { connect } = await packages.load<Core>('sdk', 'core/index.js');

/** How it waits. */
export const { waitBefore, retryAfterMs } = await packages.load<{
  waitBefore(error: unknown, tries: number, backoffMs: number): number | undefined;
  retryAfterMs(header: string | null): number | undefined;
}>('sdk', 'core/retry.js');

export const { ApiError, ConnectionError, TimeoutError } = await packages.load<
  Readonly<Record<string, new (action: string, ...details: readonly unknown[]) => Error>>
>('sdk', 'core/errors.js');

// What was imported stays.
rmSync(packages.folder, { recursive: true });

export const KEYS = { accessKey: 'PUBLIC', secretKey: 'very-secret' };

/** Runs against a server with these answers, all of which must be asked for. */
export async function against(answers: readonly ScriptedAnswer[], use: (url: string) => Promise<void>): Promise<void> {
  await using server = await ScriptedServer.start(answers);
  await use(server.url);
  assert.equal(server.problems, []);
}

/** What a promise is rejected with. @throws Error when it is not */
export async function failure(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it worked');
}
