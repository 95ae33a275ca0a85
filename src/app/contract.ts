import { existsSync } from 'node:fs';
import { type ContractReport, contractTests, formatReport, ProgressLine } from '../../codegen/contract/index.js';
import { type ApiDefinition, formatDiagnostics, readDefinitions } from '../../codegen/index.js';
import type { Options } from './commands/options.js';
import { type ContractSettings, contractSettings } from './contract-settings.js';
import type { Io } from './io.js';
import { UsageError } from './usage-error.js';

/**
 * `taskwright contract`: holds what a server does against the definitions of its API. Not among the other commands, because the built program
 * finds the compiler from this folder only.
 *
 * @returns 0 when nothing differs, 1 when something does, 2 when the run was interrupted before anything did
 * @throws UsageError for unusable flags and definitions; TargetError for a server that cannot be tested
 */
export async function contract(options: Options, io: Io): Promise<number> {
  const settings = await contractSettings(options, io);
  const api = await definitionsOf(settings);
  const target = { url: settings.url, credentials: settings.credentials };
  const progress = new ProgressLine(io.stderr);
  io.stderr.write(`${settings.url}: contract tests, seed ${settings.seed}\n`);
  const report = await contractTests(api, target, {
    ...settings,
    signal: io.signal,
    onProgress: (done) => progress.show(done),
  });
  progress.end();
  io.stdout.write(formatReport(report, target, settings.format));
  return exitCode(report);
}

async function definitionsOf({ schemas, only }: ContractSettings): Promise<ApiDefinition> {
  if (!existsSync(schemas)) throw new UsageError(`--schemas ${schemas}: no such folder`);
  const { api, diagnostics } = await readDefinitions(schemas);
  if (!api) throw new UsageError(`--schemas ${schemas}: these definitions cannot be used\n${formatDiagnostics(diagnostics)}`);
  const names = api.services.flatMap(({ name, actions }) => [name, ...actions.map(({ fullName }) => fullName)]);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new UsageError(`${unknown}: neither a service nor an action of ${schemas}`);
  return api;
}

function exitCode({ failures, ended }: ContractReport): number {
  if (failures.length > 0) return 1;
  return ended === 'interrupted' ? 2 : 0;
}
