import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const curlInstalled = spawnSync('curl', ['--version']).status === 0;

export interface PastedAnswer {
  readonly meta: {
    readonly result_code: number;
    readonly result_subcode: number;
    readonly result_msg: string;
    readonly endpoint: { readonly actual_version: string };
    readonly error_data: Readonly<Record<string, unknown>>;
  };
  readonly data: Readonly<Record<string, unknown>>;
}

/** Pastes commands into a shell. Gives what it shows: an answer each call whose output is not put away. */
export async function paste(script: string, variables: Readonly<Record<string, string>>): Promise<PastedAnswer[]> {
  const env = { ...process.env, ...variables, no_proxy: '127.0.0.1' };
  const { stdout } = await run('sh', ['-c', script], { env });
  // Answers follow one another without a break.
  const texts = stdout.replaceAll('}{"meta"', '}\n{"meta"').split('\n');
  return texts.filter((text) => text !== '').map((text) => JSON.parse(text) as PastedAnswer);
}
