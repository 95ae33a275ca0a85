import { cac } from 'cac';
import { declareCompilerCommands, type Run } from './commands/declare.js';
import type { ExitCode, Io } from './commands/io.js';

/**
 * The compiler's commands on their own, for when there is no generated code yet for the full command line to run on:
 * `node --import tsx codegen/main.ts compile`.
 */
async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const cli = cac('codegen');
  let run: Run | undefined;
  declareCompilerCommands(cli, (chosen) => {
    run = chosen;
  });
  cli.help();
  try {
    cli.parse([...argv], { run: false });
    cli.runMatchedCommand();
    if (cli.options.help) return 0;
    if (run) return await run(io);
    cli.outputHelp();
    return 2;
  } catch (error) {
    if (!(error instanceof Error) || !['CACError', 'FlagError'].includes(error.name)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv, process);
