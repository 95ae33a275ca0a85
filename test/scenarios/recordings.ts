import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** One recorded scenario, as far as this runner reads it; `replay.py` reads the rest. */
export interface Scenario {
  /** `"lifecycle/agent-round-trip"`, unique among all files. */
  readonly name: string;
  readonly steps: readonly Step[];
}

interface Step {
  readonly call?: string;
  readonly path?: string;
}

/** A folder of recordings with the program that replays them. */
export interface Recordings {
  readonly folder: string;
  readonly program: string;
  readonly scenarios: readonly Scenario[];
}

/** The recordings in `SCENARIOS`, or beside the repository; undefined where there are none. */
export function findRecordings(environment: Readonly<Record<string, string | undefined>> = process.env): Recordings | undefined {
  const folder = resolve(repository, environment.SCENARIOS || '../shared/scenarios');
  const program = join(folder, 'replay.py');
  return existsSync(program) ? { folder, program, scenarios: readScenarios(folder) } : undefined;
}

function readScenarios(folder: string): Scenario[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const { scenarios } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { scenarios?: Scenario[] };
    return scenarios ?? [];
  });
}

/** Whether a scenario's name is the given one, in which `*` stands for anything. */
export function named(name: string, glob: string): boolean {
  const parts = glob.split('*').map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

/** The first action of a service that this server does not have yet which the scenario calls. */
export function callOfMissingService({ steps }: Scenario, services: readonly string[]): string | undefined {
  const calls = steps.map(
    ({ call, path }) => call ?? path?.split(/[/?]/).find((part) => part.includes('.') && !/^v[\d.]+$/.test(part)),
  );
  return calls.find((call) => services.some((service) => call?.startsWith(`${service}.`)));
}
