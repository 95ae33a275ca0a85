import type { Command } from 'cac';
import { settings } from './settings.js';

/** `--config` and a flag for each setting that has one. */
export function serverFlags(command: Command): Command {
  command.option('--config <file>', 'Configuration file (HOCON); default taskwright.conf in the data folder');
  for (const { flag, description, type, default: value } of settings) {
    if (!flag) continue;
    const shown = value === undefined ? '' : ` (default ${String(value)})`;
    command.option(`--${flag} <${type === 'integer' ? 'number' : 'value'}>`, `${description}${shown}`);
  }
  return command;
}
