import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFiles } from './emitted.js';

/** Root of this project. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What the TypeScript compiler made of a folder. */
export interface Compilation {
  readonly folder: string;
  /** Where the output of a source file is: `output('generated/index.js')`. */
  readonly output: (path: string) => string;
  /** Codes of the errors, in order, by file. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
  /** What the compiler wrote. */
  readonly messages: string;
  readonly remove: () => void;
}

/**
 * Runs the compiler over source files with this project's own strictness, writing what a build would write. `taskwright/rpc` and
 * `expect-type` are found as a user of the package finds them.
 *
 * @param sources text by path
 */
export function compiled(sources: ReadonlyMap<string, string>): Compilation {
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      outDir: 'dist',
      rootDir: '/',
      typeRoots: [join(root, 'node_modules/@types')],
      paths: {
        'taskwright/rpc': [join(root, 'src/rpc/index.ts')],
        'expect-type': [join(root, 'node_modules/expect-type/dist/index.d.ts')],
      },
    },
    include: ['**/*.ts'],
    exclude: ['dist'],
  };
  const folder = writeFiles(new Map([...sources, ['tsconfig.json', JSON.stringify(config)]]));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const errors = new Map<string, string[]>();
  for (const [, file = '', code = ''] of stdout.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)) {
    errors.set(file, [...(errors.get(file) ?? []), code]);
  }
  return {
    folder,
    output: (path) => join(folder, 'dist', folder, path),
    errors,
    messages: stdout + stderr,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
