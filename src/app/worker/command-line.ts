/** Ids that mean the same to a shell in any kind of quotes, and cannot be taken for an option. */
const SAFE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;

/**
 * The command with the task's id for each `{task}`. The command is the operator's and goes through a shell; the id comes from the
 * server: undefined for one that a shell could read as anything but a word.
 */
export function commandLine(command: string, task: string): string | undefined {
  if (!SAFE_ID.test(task)) return undefined;
  return command.replaceAll('{task}', task);
}
