import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Recordings } from './recordings.js';

/** One difference between an answer and its recording. */
export interface Difference {
  /** Number of the step, from 1. */
  readonly step: number;
  readonly call: string;
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** What became of one scenario. */
export interface Result {
  readonly name: string;
  readonly ok: boolean;
  /** Why it did not run. */
  readonly skipped: string | null;
  readonly diffs: readonly Difference[];
}

/** An access key with its secret. */
export interface Key {
  readonly access_key: string;
  readonly secret_key: string;
}

export interface Identities {
  /** An ordinary user. */
  readonly main: Key;
  /** Role system, same company. */
  readonly system: Key;
  /** An ordinary user of another company. */
  readonly other: Key;
}

/** Plays the named scenarios to the server at `url`, in parallel. @throws Error when they could not be played */
export async function replay(
  { program, folder }: Recordings,
  url: string,
  { main, system, other }: Identities,
  names: readonly string[],
): Promise<readonly Result[]> {
  const extra = { system, other };
  const args = [
    ...['--json', '--jobs', '4', '--base-url', url, '--key', main.access_key, '--secret', main.secret_key],
    ...Object.entries(extra).flatMap(([name, key]) => ['--extra', `${name}=${key.access_key}:${key.secret_key}`]),
    ...names.flatMap((name) => ['--only', name]),
  ];
  const child = spawn('python3', [program, ...args, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0 && code !== 1) throw new Error(`replay.py ended with ${code}: ${stderr}`);
  return (JSON.parse(stdout) as { results: Result[] }).results;
}
