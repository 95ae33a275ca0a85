import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDefinitions } from '../../codegen/definition/read.js';
import { versionsOf } from '../../codegen/emit/model.js';
import { snapshotModel } from '../../codegen/emit/sdk/snapshot-model.js';
import { typescript } from '../../codegen/emit/sdk/typescript/index.js';
import { type Benchmark, median } from '../support/measure.js';

const ROUNDS = 11;

const root = fileURLToPath(new URL('../..', import.meta.url));
const compiler = join(root, 'node_modules/typescript/bin/tsc');

const PROGRAMS = {
  empty: 'export const answer: number = 42;\n',
  client: `import { createClient } from 'sdk';
const client = createClient({ url: 'http://127.0.0.1:8008', accessKey: 'a', secretKey: 'b' });
const { id } = await client.tasks.create({ name: 'first', type: 'training' });
for await (const task of client.tasks.getAllItems({ id: [id ?? ''] })) console.log(task.name, task.status);
export {};
`,
} as const;

/** What a whole SDK adds to the time that the compiler takes for a program of one line, declarations checked too. */
export const typeCheck: Benchmark = {
  name: 'sdk: tsc with an SDK imported vs an empty program',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'taskwright-bench-'));
    try {
      await write(folder);
      for (const program of ['empty', 'client'] as const) wallMs(folder, program);
      const rounds: { readonly empty: number; readonly client: number }[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        rounds.push({ empty: wallMs(folder, 'empty'), client: wallMs(folder, 'client') });
      }
      const [empty, client] = [median(rounds.map((each) => each.empty)), median(rounds.map((each) => each.client))];
      const ratio = median(rounds.map((each) => each.client / each.empty));
      const detail = `median: empty ${empty.toFixed(0)} ms, with the SDK ${client.toFixed(0)} ms`;
      return [{ name: 'sdk.type_check_vs_empty', ratio, goal: 1.3, rounds: ROUNDS, smallerIsBetter: true, detail }];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function write(folder: string): Promise<void> {
  const { api } = await readDefinitions(join(root, 'schemas'));
  const version = api && versionsOf(api).at(-1);
  if (!version) throw new Error('the definitions have errors');
  const files = typescript.emit(snapshotModel(api, version), { name: 'sdk', packageVersion: `${version}.0` });
  for (const [path, text] of files) place(join(folder, 'node_modules/sdk', path), text);
  for (const [name, text] of Object.entries(PROGRAMS)) {
    place(join(folder, `${name}.mts`), text);
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: 'es2022',
      lib: ['es2023', 'dom'],
      module: 'nodenext',
      types: [],
    };
    place(join(folder, `${name}.json`), JSON.stringify({ compilerOptions, files: [`${name}.mts`] }));
  }
}

function place(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Milliseconds of one run of the compiler. @throws Error when it complains */
function wallMs(folder: string, program: keyof typeof PROGRAMS): number {
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', join(folder, `${program}.json`)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stdout}`);
  return performance.now() - start;
}
