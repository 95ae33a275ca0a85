import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Packages, root } from './generated.js';

/** As strict as it gets, declarations of packages included. */
const STRICT = {
  noEmit: true,
  target: 'es2022',
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  isolatedModules: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};

/** Where programs are meant to run, and how they find packages. */
export const browser = { lib: ['es2023', 'dom', 'dom.iterable'], types: [], module: 'esnext', moduleResolution: 'bundler' };
export const node = { lib: ['es2023'], types: ['node'], module: 'nodenext', moduleResolution: 'nodenext' };

/** What the compiler says about files of a folder of packages; nothing when they are right. */
export function complaints(packages: Packages, files: readonly string[], options: object): string {
  const config = { compilerOptions: { ...STRICT, ...options }, include: files, exclude: [] };
  const file = packages.write('tsconfig.json', JSON.stringify(config));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', file, '--pretty', 'false'], { encoding: 'utf8' });
  return stdout + stderr;
}
