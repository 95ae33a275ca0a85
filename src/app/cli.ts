import { type CAC, cac } from 'cac';
import { ConfigurationError } from './configuration.js';
import type { Io } from './io.js';
import { packageVersion } from './package.js';
import { serverFlags } from './server-flags.js';
import type { Choose, Options } from './work.js';

/** Exit code for what the operator must mend: flags, configuration, database, data folder. */
const UNUSABLE = 2;

/** Errors that carry their whole story in their message, so that a stack would only hide it. */
const OPERATOR_ERRORS = new Set([
  'ConfigurationError',
  'StoreOpenError',
  'AuthSetupError',
  'CACError',
  'FlagError',
  'ListenError',
  'RetentionRuleError',
  'UsageError',
  'Refusal',
  'TargetError',
]);

/**
 * Runs one command line.
 *
 * @param argv without the program: `['serve', '--port', '9000']`
 * @returns exit code: 0 done, 1 the command found problems, 2 it could not work as called or configured
 */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  const cli = cac('taskwright');
  let chosen: ((io: Io) => Promise<number>) | undefined;
  const choose: Choose = (load, options) => {
    chosen = async () => (await load())(options, io);
  };
  declareServe(cli, choose);
  // A start reads no more than it needs: what other commands there are matters to all but this one.
  if (argv[0] !== 'serve') {
    (await import('./other-commands.js')).declareOtherCommands(cli, choose, (run) => {
      chosen = run;
    });
  }
  cli.help();
  cli.version(packageVersion());
  try {
    cli.parse(['node', 'taskwright', ...argv], { run: false });
    if (cli.options.help || cli.options.version) return 0;
    if (!cli.matchedCommand) return refuse(cli, io);
    await cli.runMatchedCommand();
    if (!chosen) return refuse(cli, io);
    return await chosen(io);
  } catch (error) {
    return report(error, io);
  }
}

function declareServe(cli: CAC, choose: Choose): void {
  serverFlags(cli.command('serve', 'Start the server'))
    .example('  $ taskwright serve --port 9000 --data-dir ./data')
    .action((options: Options) => choose(async () => (await import('./commands/serve.js')).serve, options));
}

function refuse(cli: CAC, io: Io): number {
  const words = cli.args.join(' ');
  io.stderr.write(words ? `taskwright: unknown command ${words}\n` : 'taskwright: no command given\n');
  io.stderr.write(`commands: ${cli.commands.map(({ name }) => name).join(', ')}; taskwright --help says more\n`);
  return UNUSABLE;
}

function report(error: unknown, io: Io): number {
  if (error instanceof Error && (error instanceof ConfigurationError || OPERATOR_ERRORS.has(error.name))) {
    io.stderr.write(`taskwright: ${error.message}\n`);
    return UNUSABLE;
  }
  io.stderr.write(`taskwright: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
