import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether this machine has what the recipes of the guides call. */
export const recipesRun = spawnSync('bash', ['-c', 'openssl version && curl --version']).status === 0;

/** The text of a guide. */
export function guide(name: string): string {
  return readFileSync(new URL(`../../docs/guides/${name}.md`, import.meta.url), 'utf8');
}

/**
 * Runs a recipe of a guide, a `bash` block that begins with `# name: ...`.
 *
 * @returns what it prints
 */
export async function recipe(text: string, name: string, variables: Readonly<Record<string, string>>): Promise<string> {
  const [, code = 'exit 9'] = new RegExp(`^\`\`\`bash\n# ${name}: [^\n]*\n(.*?)^\`\`\`$`, 'ms').exec(text) ?? [];
  const env = { ...process.env, ...variables, no_proxy: '127.0.0.1' };
  return (await run('bash', ['-euo', 'pipefail', '-c', code], { env })).stdout;
}
