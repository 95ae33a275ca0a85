import { existsSync } from 'node:fs';
import { didYouMean } from '../check/suggest.js';
import { readDefinitions } from '../definition/read.js';
import { isVersionName } from '../definition/versions.js';
import { inspection } from './inspection.js';
import { type ExitCode, type Io, report, usage } from './io.js';
import { printInspection } from './print-inspection.js';

export interface InspectCommandOptions {
  readonly schemas: string;
  /** `service.action`, or `service.action@version` for the action as seen at that version. */
  readonly action: string;
  /** As JSON, for machines. */
  readonly json?: boolean | undefined;
}

/** `taskwright inspect <action>[@version]`: what an action looks like to a caller of a version, and what each layer added. */
export async function inspectCommand({ schemas, action, json = false }: InspectCommandOptions, io: Io): Promise<ExitCode> {
  const [name = '', version] = action.split('@');
  if (version !== undefined && !isVersionName(version)) return usage(`${action}: a version is MAJOR.MINOR`, io);
  if (!existsSync(schemas)) return usage(`no such folder: ${schemas}`, io);
  const { api, diagnostics } = await readDefinitions(schemas);
  if (!api) {
    report(diagnostics, json ? 'json' : 'text', io);
    return 1;
  }
  const names = api.services.flatMap(({ actions }) => actions.map(({ fullName }) => fullName));
  const found = inspection(api, name, version);
  if (found === undefined) {
    io.stderr.write(`no action ${name}: ${didYouMean(name, names, `there are ${names.join(', ')}`)}\n`);
    return 1;
  }
  if (found === 'too-old') {
    io.stderr.write(`${name} does not exist yet at ${version}\n`);
    return 1;
  }
  io.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : printInspection(found));
  return 0;
}
