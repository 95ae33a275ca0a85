import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { eventually } from '../support/harness.js';
import { guide } from './recipes.js';
import { readCurl } from './shell.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = join(root, 'node_modules/tsx/dist/loader.mjs');

/** Where a guide says `npx taskwright`, `npx tsc` and `npx tsx`: this tree instead of an installed package. */
const programs: Readonly<Record<string, readonly string[]>> = {
  taskwright: ['--import', tsx, join(root, 'codegen/main.ts')],
  tsc: [join(root, 'node_modules/typescript/bin/tsc')],
  tsx: ['--import', tsx],
};

const tsconfig = {
  extends: join(root, 'examples/notes/tsconfig.json'),
  compilerOptions: {
    types: [],
    paths: { 'taskwright/rpc': [join(root, 'src/rpc/index.ts')], 'taskwright/http': [join(root, 'src/surfaces/index.ts')] },
  },
  include: ['src', 'generated'],
};

/** What curl's -i shows and a guide prints: the headers that say how long a version has to live. */
const SHOWN_HEADERS = ['deprecation', 'link', 'sunset'];

/**
 * A block of a guide: a file (its name follows the language), a change of one (`edit`: what stands there, `===`, what shall stand there),
 * commands (`sh`), what the commands before print (`text`), or code that is only shown.
 */
interface Block {
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

function blocksOf(name: string): Block[] {
  const found = guide(name).matchAll(/^```(\w+) ?(\S*)\n(.*?)^```$/gms);
  return [...found].map(([, language = '', file = '', text = '']) => ({ language, file, text }));
}

/** Somebody who does what a guide says, in a folder of their own that goes with them. */
export class Author implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'taskwright-guide-'));
  readonly #port: number;
  #server: ChildProcess | undefined;
  #printed = '';

  private constructor(port: number) {
    this.#port = port;
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'));
    this.#write('package.json', '{"type": "module"}');
    this.#write('tsconfig.json', JSON.stringify(tsconfig));
  }

  static async start(): Promise<Author> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    return new Author(typeof address === 'object' && address ? address.port : 0);
  }

  /** Takes every step of a guide, and compares what the commands print. @returns number of blocks of commands */
  async follow(name: string): Promise<number> {
    let steps = 0;
    const blocks = blocksOf(name);
    for (const [i, { language, file, text }] of blocks.entries()) {
      if (language === 'edit') this.#edit(file, text);
      else if (file !== '') this.#write(file, text);
      if (language !== 'sh') continue;
      this.#printed = '';
      for (const line of text.trim().split('\n')) await this.#run(line);
      // What prints nothing is silent.
      const said = blocks[i + 1]?.language === 'text' ? blocks[i + 1]?.text : '';
      assert.is(comparable(this.#printed), comparable(said ?? ''), text);
      steps++;
    }
    return steps;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #write(file: string, text: string): void {
    mkdirSync(dirname(join(this.#folder, file)), { recursive: true });
    writeFileSync(join(this.#folder, file), text);
  }

  #edit(file: string, text: string): void {
    const [before = '', after = ''] = text.split('===\n').map((part) => part.trimEnd());
    const now = readFileSync(join(this.#folder, file), 'utf8');
    assert.ok(now.includes(before), `${file} has what the guide replaces: ${before}`);
    this.#write(
      file,
      now.replaceAll(before, () => after),
    );
  }

  #run(line: string): Promise<void> | void {
    if (line.startsWith('rm ')) return rmSync(join(this.#folder, line.slice(3)));
    if (line.startsWith('curl')) return this.#curl(line);
    const [, program = '', rest = ''] = /(?:^|\s)npx (\w+) ?(.*)$/.exec(line) ?? [];
    const words = rest.split(' ').filter((word) => word !== '' && word !== '&');
    const command = programs[program];
    if (!command) throw new Error(`the guide runs what is not known here: ${line}`);
    return line.endsWith('&') ? this.#serve([...command, ...words]) : this.#finish([...command, ...words]);
  }

  async #finish(command: readonly string[]): Promise<void> {
    const child = spawn(process.execPath, command, { cwd: this.#folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (this.#printed += chunk.toString()));
    await once(child, 'close');
  }

  /** A second server takes the place of the first. */
  async #serve(command: readonly string[]): Promise<void> {
    await this.#stop();
    const env = { ...process.env, PORT: String(this.#port) };
    this.#server = spawn(process.execPath, command, { cwd: this.#folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
    const answers = () => fetch(`http://127.0.0.1:${this.#port}/`).then(...([() => true, () => false] as const));
    await eventually(answers, 'the server of the guide listens', 20_000);
  }

  async #stop(): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null) return;
    const gone = once(server, 'exit');
    server.kill();
    await gone;
  }

  /** Prints the data of an answer, which is all that the guides show. */
  async #curl(line: string): Promise<void> {
    const { url, method, body } = readCurl(line.replaceAll(/ -[is]\b/g, ''), {});
    const answer = await fetch(url.replace('8080', String(this.#port)), { method, ...(body !== undefined && { body }) });
    const headers = SHOWN_HEADERS.flatMap((name) => (answer.headers.has(name) ? [`${name}: ${answer.headers.get(name)}\n`] : []));
    if (line.includes(' -i')) this.#printed += headers.join('');
    this.#printed += `${JSON.stringify(((await answer.json()) as { readonly data: unknown }).data)}\n`;
  }
}

/** How long a command took differs each time; what the type checker says goes on after its number. */
function comparable(text: string): string {
  return text
    .replaceAll(/\(\d+\.\d s\)/g, '(0.5 s)')
    .replaceAll(/(error TS\d+):.*/gs, '$1')
    .trim();
}
