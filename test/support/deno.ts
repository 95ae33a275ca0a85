import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where `.ci/deno.sh` puts the program of each platform. */
const INSTALLED = fileURLToPath(new URL('../../.deno/node_modules/@deno', import.meta.url));

/** Deno of this machine; undefined where there is none. */
export const denoPath = [process.env.DENO, ...installed()].find((path) => path !== undefined && existsSync(path));

/** What takes longer hangs. */
const LONGEST_MS = 45_000;

/** Nothing is fetched, asked, or taken from a project around. */
const ALONE = ['--no-config', '--no-lock', '--no-npm', '--quiet'];

/**
 * Runs `deno` with an argument such as `run` or `check`, in a folder of its own with nothing kept elsewhere. Gives what it printed.
 *
 * @throws Error with what it says when it fails or complains
 */
export async function deno(folder: string, command: string, ...args: readonly string[]): Promise<string> {
  if (denoPath === undefined) throw new Error('there is no Deno');
  const env = { DENO_DIR: join(folder, '.deno'), DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' };
  const { stdout, stderr } = await promisify(execFile)(denoPath, [command, ...ALONE, ...args], {
    cwd: folder,
    env,
    timeout: LONGEST_MS,
  });
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}

function installed(): string[] {
  return existsSync(INSTALLED) ? readdirSync(INSTALLED).map((platform) => join(INSTALLED, platform, 'deno')) : [];
}
