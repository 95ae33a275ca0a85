import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { eventually, suite } from '../support/harness.js';

import { guide } from './recipes.js';
import { readCurl } from './shell.js';

const test = suite('the guide to adding a version');

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = join(root, 'node_modules/tsx/dist/loader.mjs');

/** Where the guide says `npx taskwright`, `npx tsc` and `npx tsx`: this tree instead of an installed package. */
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

/** A block of the guide: a file to write, commands, or what the commands before print. */
interface Block {
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

const blocks = [...guide('adding-a-version').matchAll(/^```(\w+) ?(\S*)\n(.*?)^```$/gms)].map(
  ([, language = '', file = '', text = '']): Block => ({ language, file, text }),
);

/** An author at work: a folder in which the blocks are done one after the other. */
class Author {
  readonly #folder: string;
  readonly #server: { port: number; process?: ChildProcess };
  printed = '';

  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#server = { port };
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.#folder, file)), { recursive: true });
    writeFileSync(join(this.#folder, file), text);
  }

  async run(line: string): Promise<void> {
    if (line.startsWith('curl')) return this.#curl(line);
    const [, program = '', rest = ''] = /(?:^|\s)npx (\w+) ?(.*)$/.exec(line) ?? [];
    const words = rest.split(' ').filter((word) => word !== '' && word !== '&');
    const child = spawn(process.execPath, [...(programs[program] ?? []), ...words], {
      cwd: this.#folder,
      env: { ...process.env, PORT: String(this.#server.port) },
    });
    if (line.endsWith('&')) {
      this.#server.process = child;
      return this.#listens();
    }
    child.stdout.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
    child.stderr.resume();
    await once(child, 'close');
  }

  async #curl(line: string): Promise<void> {
    const { url, method, body } = readCurl(line.replace('-s ', ''), {});
    const here = url.replace('8080', String(this.#server.port));
    const answer = await fetch(here, { method, ...(body !== undefined && { body }) });
    this.printed += `${JSON.stringify(((await answer.json()) as { readonly data: unknown }).data)}\n`;
  }

  async #listens(): Promise<void> {
    await eventually(
      () =>
        fetch(`http://127.0.0.1:${this.#server.port}/`).then(
          () => true,
          () => false,
        ),
      'the server of the guide listens',
    );
  }

  async end(): Promise<void> {
    const { process: server } = this.#server;
    if (!server || server.exitCode !== null) return;
    const gone = once(server, 'exit');
    server.kill();
    await gone;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** How long a command took differs each time; a type checker's message goes on after its number. */
function comparable(text: string): string {
  return text
    .replaceAll(/\(\d+\.\d s\)/g, '(0.5 s)')
    .replaceAll(/(error TS\d+):.*/gs, '$1')
    .trim();
}

test(
  'every step does what it says, and prints it',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'taskwright-guide-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const author = new Author(folder, await freePort());
    author.write('package.json', '{"type": "module"}');
    author.write('tsconfig.json', JSON.stringify(tsconfig));
    try {
      let compared = 0;
      for (const [i, { language, file, text }] of blocks.entries()) {
        if (file !== '') author.write(file, text);
        else if (language === 'sh') {
          author.printed = '';
          for (const line of text.trim().split('\n')) await author.run(line);
          // What prints nothing is silent.
          const said = blocks[i + 1]?.language === 'text' ? blocks[i + 1]?.text : '';
          assert.is(comparable(author.printed), comparable(said ?? ''), text);
          compared++;
        } else assert.is(language, 'text');
      }
      assert.is(compared, 6);
    } finally {
      await author.end();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  { timeLimitMs: 60_000 },
);

test.run();
