import type { CAC } from 'cac';
import type { ExitCode, Format, Io } from './io.js';
import { withRawValues } from './raw-values.js';

/** Flags as they come from the command line, defaults filled in. */
interface Flags {
  readonly schemas: string;
  readonly out: string;
  readonly runtime: string;
  readonly jsonSchema?: string;
  readonly examples: string;
  readonly title: string;
  readonly changelog: string;
  readonly format: string;
  readonly force?: boolean;
  readonly accept?: string | readonly string[];
  readonly json?: boolean;
  readonly apiVersion?: string | number;
  readonly failOn: string;
  readonly ignore?: string | readonly string[];
  readonly sunsetDays: number;
  readonly today?: string;
}

/** Those of a document. */
interface DocumentFlags extends Omit<Flags, 'out'> {
  readonly out?: string;
  readonly server?: string;
  readonly cookie?: string;
}

/** Flags of `sdk` that are texts, also those that look like numbers: 2.10 is not 2.1. */
const SDK_TEXTS = ['lang', 'api-version', 'out', 'name', 'package-version'] as const;

/** A command's work. Its module is loaded only when it is called. */
export type Run = (io: Io) => Promise<ExitCode>;

/** A flag with a value it does not take. */
export class FlagError extends Error {
  override readonly name = 'FlagError';
}

/** Declares the compiler's commands on a command line; the one that is called is handed to `choose`. */
export function declareCompilerCommands(cli: CAC, choose: (run: Run) => void): void {
  const schemas = ['--schemas <dir>', 'Folder of the definitions', { default: 'schemas' }] as const;
  const format = ['--format <format>', 'text or json', { default: 'text' }] as const;
  const examples = ['--examples <dir>', 'Folder of the examples, a JSON file a service', { default: 'docs/examples' }] as const;
  const apiVersion = ['--api-version <version>', 'As callers of this version see it (default: the newest)'] as const;
  cli
    .command('compile', 'Compile definitions into types, validators and JSON Schemas')
    .option(...schemas)
    .option('--out <dir>', 'Folder for the generated modules', { default: 'src/generated' })
    .option('--runtime <module>', 'Module that generated code imports the framework from', { default: 'taskwright/rpc' })
    .option('--json-schema <dir>', 'Also write JSON Schema files into this folder')
    .option('--examples <dir>', 'Folder of the examples that its documents show, a JSON file a service')
    .option('--title <text>', 'What the API is called in its documents', { default: 'API' })
    .option('--force', 'Compile even when nothing changed')
    .option(...format)
    .action((flags: Flags) =>
      choose(async (io) => (await import('./compile.js')).compileCommand({ ...flags, format: formatOf(flags) }, io)),
    );
  cli
    .command('check', 'Check definitions, and that no published layer changed')
    .option(...schemas)
    .option(...format)
    .action((flags: Flags) =>
      choose(async (io) => (await import('./check.js')).checkCommand({ ...flags, format: formatOf(flags) }, io)),
    );
  cli
    .command('inspect <action>', 'Show an action as one version sees it: tasks.get_all@2.14')
    .option(...schemas)
    .option('--json', 'As JSON')
    .action((action: string, flags: Flags) =>
      choose(async (io) => (await import('./inspect.js')).inspectCommand({ ...flags, action }, io)),
    );
  cli
    .command('docs', 'Write the reference of the definitions and the changelog of their versions')
    .option(...schemas)
    .option(...examples)
    .option(...apiVersion)
    .option('--out <dir>', 'Folder for the pages of the reference', { default: 'docs/reference' })
    .option('--changelog <dir>', 'Folder for the changelog, a page a version', { default: 'docs/changelog' })
    .action((flags: Flags) => {
      const options = { ...flags, apiVersion: typed(cli, 'api-version') };
      choose(async (io) => (await import('./docs.js')).docsCommand(options, io));
    });
  for (const [kind, name] of [
    ['openapi', 'OpenAPI 3.1'],
    ['openrpc', 'OpenRPC 1.4'],
  ] as const) {
    cli
      .command(kind, `Write the ${name} document of one version of the services`)
      .option(...schemas)
      .option(...examples)
      .option(...apiVersion)
      .option('--title <text>', 'What the API is called', { default: 'API' })
      .option('--server <url>', 'Where the server is: https://tasks.example.com')
      .option('--cookie <name>', 'Name of the cookie that is a credential too')
      .option('--out <file>', 'File to write (default: standard output)')
      .action((flags: DocumentFlags) => {
        const options = { ...flags, title: String(flags.title), apiVersion: typed(cli, 'api-version') };
        choose(async (io) => (await import('./document.js')).documentCommand(kind, options, io));
      });
  }
  cli
    .command('sdk', 'Write a client library for one version of the API')
    .option(...schemas)
    .option('--lang <language>', 'typescript or python')
    .option('--api-version <version>', 'Version of the API that the library speaks: 2.13 (default: the newest)')
    .option('--out <dir>', 'Folder of the package')
    .option('--name <name>', "Name of the package (default: the folder's)")
    .option('--package-version <version>', "Version of the package (default: the API's and .0)")
    .option('--force', 'Write into a folder that holds other files')
    .option(...format)
    .example('  $ taskwright sdk --lang typescript --api-version 2.13 --out my-sdk')
    .action((flags: Flags) => {
      const [lang, apiVersion, out, name, packageVersion] = SDK_TEXTS.map((flag) => typed(cli, flag));
      const options = { ...flags, lang, apiVersion, out, name, packageVersion };
      choose(async (io) => (await import('./sdk.js')).sdkCommand({ ...options, format: formatOf(flags) }, io));
    });
  cli
    .command('new <service>', 'Start the definition of a new service')
    .option(...schemas)
    .action((service: string, flags: Flags) =>
      choose(async (io) => (await import('./new.js')).newCommand({ ...flags, service }, io)),
    );
  cli
    .command('lock', 'Record new layers as published')
    .option(...schemas)
    .option('--accept <layer>', 'Take over a changed layer: tasks.get_all@2.14 (repeatable)')
    .option(...format)
    .action((flags: Flags) =>
      choose(async (io) => {
        const accept = listOf(flags.accept);
        return (await import('./lock.js')).lockCommand({ ...flags, format: formatOf(flags), accept }, io);
      }),
    );
  cli
    .command('diff <from> [to]', 'Show what changes for callers: 2.12 2.13, old/schemas new/schemas, or lock')
    .option(...schemas)
    .option('--format <format>', 'text, json, markdown or junit', { default: 'text' })
    .option('--fail-on <level>', 'error, warning or info: the least that fails', { default: 'error' })
    .option('--ignore <rule>', 'Leave a rule out, or for one action only: RULE:tasks.get_all (repeatable)')
    .option('--sunset-days <days>', 'Days a new sunset is away at least', { default: 180 })
    .option('--today <date>', 'The day to judge dates by, as YYYY-MM-DD; this day when missing')
    .action((from: string, to: string | undefined, flags: Flags) =>
      choose(async (io) => {
        const { DIFF_FORMATS, diffCommand } = await import('./diff.js');
        const format = oneOf('--format', flags.format, DIFF_FORMATS);
        const failOn = oneOf('--fail-on', flags.failOn, ['error', 'warning', 'info'] as const);
        const judgement = { today: todayOf(flags), sunsetDays: daysOf(flags) };
        return diffCommand({ ...flags, from, to, format, failOn, ignore: listOf(flags.ignore), judgement }, io);
      }),
    );
}

/** The value of a flag as it was typed; undefined when it was not given. */
function typed(cli: CAC, flag: string): string | undefined {
  const [value, ...others] = Object.values(withRawValues({}, cli.rawArgs, [flag])).flat();
  if (others.length > 0) throw new FlagError(`--${flag} was given ${others.length + 1} times`);
  return value === undefined ? undefined : String(value);
}

function formatOf({ format }: Flags): Format {
  return oneOf('--format', format, ['text', 'json'] as const);
}

function oneOf<T extends string>(flag: string, value: string, values: readonly T[]): T {
  const found = values.find((each) => each === value);
  if (found !== undefined) return found;
  throw new FlagError(`${flag} is ${values.slice(0, -1).join(', ')} or ${values.at(-1)}, not ${value}`);
}

/** A flag that may be given more than once. */
function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat();
}

function todayOf({ today = new Date().toISOString().slice(0, 10) }: Flags): string {
  const time = Date.parse(today);
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === today;
  if (!isDate) throw new FlagError(`--today is a date as YYYY-MM-DD, not ${today}`);
  return today;
}

function daysOf({ sunsetDays }: Flags): number {
  if (!Number.isInteger(sunsetDays) || sunsetDays < 0)
    throw new FlagError(`--sunset-days is a whole number of days, not ${sunsetDays}`);
  return sunsetDays;
}
