import { type ContractOptions, type ContractReport, contractTests, type Target } from '../../codegen/contract/index.js';
import { type DocsServer, docsServer } from '../docs/server.js';
import { ours } from '../schemas/definitions.js';
import type { Engine } from '../support/engines.js';
import type { Mutant } from './mutants.js';

/** A server to test, and how to get in. */
export interface TestTarget extends AsyncDisposable {
  readonly server: DocsServer;
  readonly target: Target;
  /** What a shell needs to paste a command of a report. */
  readonly shell: Readonly<Record<string, string>>;
}

/** The whole server, or one with a rule broken. */
export async function targetOn(engine: Engine, mutant?: Mutant, role: 'admin' | 'user' = 'admin'): Promise<TestTarget> {
  const server = await docsServer(engine, mutant?.change);
  const [key = '', secret = ''] = (await server.company()).key(role) ?? [];
  return {
    server,
    target: { url: server.url, credentials: { kind: 'key', key, secret } },
    shell: { KEY: key, SECRET: secret },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Holds it against the definitions of this project. */
export async function tested({ target }: TestTarget, options: Partial<ContractOptions>): Promise<ContractReport> {
  return contractTests(await ours(), target, { seed: '1', ...options });
}
