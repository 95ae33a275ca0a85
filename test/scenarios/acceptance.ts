import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { runCli } from '../../src/app/cli.js';
import { eventually } from '../support/harness.js';
import { type Recordings, repository } from './recordings.js';
import { type Identities, type Key, type Result, replay } from './replay.js';

/** The page that one scenario says it comes from: the server lets it in by its settings. */
const RECORDED_ORIGIN = 'http://app.example';

export interface AcceptanceOptions {
  readonly recordings: Recordings;
  /** Names of the scenarios to play. */
  readonly names: readonly string[];
  /** Database URL; an embedded database in a folder of its own unless given. */
  readonly database?: string;
  /** The source tree of the server under test; this one unless given. */
  readonly root?: string;
}

/** What a server did. */
export interface Performance {
  readonly results: readonly Result[];
  /** Lines of its log that tell of trouble: answers that do not fit their definition, failures of its own. */
  readonly complaints: readonly string[];
}

/** Starts a server with nothing in it, makes the identities that recordings need with the command line, and plays scenarios to it. */
export async function accept({ recordings, names, database, root = repository }: AcceptanceOptions): Promise<Performance> {
  const dataDir = mkdtempSync(join(tmpdir(), 'taskwright-scenarios-'));
  try {
    const program = new Program(await commandLineOf(root), [
      ...['--data-dir', dataDir],
      ...(database === undefined ? [] : ['--database', database]),
    ]);
    const identities = await makeIdentities(program);
    await using server = await program.serve();
    const results = await replay(recordings, server.url, identities, names);
    return { results, complaints: server.complaints() };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function commandLineOf(root: string): Promise<typeof runCli> {
  const { runCli } = await import(pathToFileURL(join(root, 'src/app/cli.ts')).href);
  return runCli;
}

async function makeIdentities(program: Program): Promise<Identities> {
  const company = await program.json<{ id: string }>('companies', 'create', 'recorded');
  const another = await program.json<{ id: string }>('companies', 'create', 'another');
  const keyOf = async (name: string, role: string, of: string): Promise<Key> => {
    const { id } = await program.json<{ id: string }>('users', 'create', name, '--role', role, '--company', of);
    return program.json<Key>('credentials', 'create', '--user', id);
  };
  return {
    main: await keyOf('ordinary user', 'user', company.id),
    system: await keyOf('the system', 'system', company.id),
    other: await keyOf('somebody else', 'user', another.id),
  };
}

/** The command line of one source tree, on one database. */
class Program {
  readonly #run: typeof runCli;
  readonly #flags: readonly string[];

  constructor(run: typeof runCli, flags: readonly string[]) {
    this.#run = run;
    this.#flags = flags;
  }

  /** What a command prints with `--json`. */
  async json<T>(...argv: readonly string[]): Promise<T> {
    const { io, printed } = recorder(new AbortController().signal);
    const code = await this.#run([...argv, '--json', ...this.#flags], io);
    if (code !== 0) throw new Error(`taskwright ${argv.join(' ')} ended with ${code}: ${printed().stderr}`);
    return JSON.parse(printed().stdout) as T;
  }

  /** A server on a free port, until it is disposed of. */
  async serve(): Promise<{ readonly url: string; readonly complaints: () => readonly string[] } & AsyncDisposable> {
    const controller = new AbortController();
    const { io, printed } = recorder(controller.signal);
    let code: number | undefined;
    const ended = this.#run(['serve', '--port', '0', ...this.#flags], io).then((result) => {
      code = result;
    });
    const url = await eventually(
      () => /listening +(\S+)/.exec(printed().stdout)?.[1] ?? (code === undefined ? '' : 'nowhere'),
      'the server listens',
      30_000,
    );
    if (code !== undefined) throw new Error(`taskwright serve ended with ${code}: ${printed().stderr}`);
    return {
      url,
      complaints: () =>
        printed()
          .stderr.split('\n')
          .filter((line) => line !== ''),
      [Symbol.asyncDispose]: async () => {
        controller.abort();
        await ended;
      },
    };
  }
}

function recorder(signal: AbortSignal) {
  const printed = { stdout: '', stderr: '' };
  const into = (stream: keyof typeof printed) => ({
    write: (text: string) => {
      printed[stream] += text;
    },
  });
  const environment = { TASKWRIGHT_LOG_LEVEL: 'warn', TASKWRIGHT_CORS_ORIGINS: RECORDED_ORIGIN };
  return { io: { stdout: into('stdout'), stderr: into('stderr'), environment, signal }, printed: () => printed };
}
