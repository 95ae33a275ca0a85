import { loadConfiguration, type Resolved } from '../configuration.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** `taskwright config print`: every setting with its value in force, where that came from, and what it does. Secrets show as `***`. */
export async function config(options: Readonly<Record<string, unknown>>, io: Io): Promise<number> {
  if (options.verb !== 'print') throw new UsageError(`config ${String(options.verb)}: expected "config print"`);
  const configuration = await loadConfiguration({
    flags: options,
    environment: io.environment,
    file: options.config as string | undefined,
  });
  io.stdout.write(options.json ? asJson(configuration.rows) : asHocon(configuration.rows));
  return 0;
}

function asJson(rows: readonly Resolved[]): string {
  const entries = rows.map((row) => [
    row.setting.path,
    { value: shown(row), source: row.source, environment: row.setting.environment },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** Valid HOCON, so that the print can start a configuration file. */
function asHocon(rows: readonly Resolved[]): string {
  const blocks = rows.map((row) => {
    const { setting, source } = row;
    const value = shown(row);
    const line = `${setting.path} = ${JSON.stringify(value)}`;
    const flag = setting.flag ? `, --${setting.flag}` : '';
    return `# ${setting.description}\n# ${setting.environment}${flag}; from: ${source}\n${value === null ? `# ${setting.path} is unset` : line}\n`;
  });
  return `${blocks.join('\n')}`;
}

function shown({ setting, value }: Resolved): unknown {
  if (value === undefined) return null;
  return setting.secret ? '***' : value;
}
