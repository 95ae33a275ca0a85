import { cac } from 'cac';
import type { ExitCode, Format, Io } from './commands/io.js';

/** Flags as they come from the command line, defaults filled in. */
interface Flags {
  readonly schemas: string;
  readonly out: string;
  readonly runtime: string;
  readonly jsonSchema?: string;
  readonly format: string;
  readonly force?: boolean;
  readonly accept?: string | readonly string[];
  readonly json?: boolean;
}

type Run = () => Promise<ExitCode>;

/**
 * The compiler's commands on their own, for when there is no generated code yet for the full command line to run on:
 * `node --import tsx codegen/main.ts compile`.
 */
async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const cli = cac('codegen');
  let run: Run | undefined;
  declare(cli, io, (chosen) => {
    run = chosen;
  });
  cli.help();
  try {
    cli.parse([...argv], { run: false });
    cli.runMatchedCommand();
    if (cli.options.help) return 0;
    if (run) return await run();
    cli.outputHelp();
    return 2;
  } catch (error) {
    if (!(error instanceof Error) || !['CACError', 'FlagError'].includes(error.name)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function declare(cli: ReturnType<typeof cac>, io: Io, choose: (run: Run) => void): void {
  cli.option('--schemas <dir>', 'Folder of the definitions', { default: 'schemas' });
  cli
    .command('compile', 'Compile definitions into types, validators and JSON Schemas')
    .option('--out <dir>', 'Folder for the generated modules', { default: 'src/generated' })
    .option('--runtime <module>', 'Module that generated code imports the framework from', { default: 'taskwright/rpc' })
    .option('--json-schema <dir>', 'Also write JSON Schema files into this folder')
    .option('--force', 'Compile even when nothing changed')
    .option('--format <format>', 'text or json', { default: 'text' })
    .action((flags: Flags) =>
      choose(async () => (await import('./commands/compile.js')).compileCommand({ ...flags, format: formatOf(flags) }, io)),
    );
  cli
    .command('check', 'Check definitions, and that no published layer changed')
    .option('--format <format>', 'text or json', { default: 'text' })
    .action((flags: Flags) =>
      choose(async () => (await import('./commands/check.js')).checkCommand({ ...flags, format: formatOf(flags) }, io)),
    );
  cli
    .command('inspect <action>', 'Show an action as one version sees it: tasks.get_all@2.14')
    .option('--json', 'As JSON')
    .action((action: string, flags: Flags) =>
      choose(async () => (await import('./commands/inspect.js')).inspectCommand({ ...flags, action }, io)),
    );
  cli
    .command('new <service>', 'Start the definition of a new service')
    .action((service: string, flags: Flags) =>
      choose(async () => (await import('./commands/new.js')).newCommand({ ...flags, service }, io)),
    );
  cli
    .command('lock', 'Record new layers as published')
    .option('--accept <layer>', 'Take over a changed layer: tasks.get_all@2.14 (repeatable)')
    .option('--format <format>', 'text or json', { default: 'text' })
    .action((flags: Flags) =>
      choose(async () => {
        const accept = flags.accept === undefined ? [] : [flags.accept].flat();
        return (await import('./commands/lock.js')).lockCommand({ ...flags, format: formatOf(flags), accept }, io);
      }),
    );
}

/** A flag with a value it does not take. */
class FlagError extends Error {
  override readonly name = 'FlagError';
}

function formatOf({ format }: Flags): Format {
  if (format !== 'text' && format !== 'json') throw new FlagError(`--format is text or json, not ${format}`);
  return format;
}

process.exitCode = await main(process.argv, process);
