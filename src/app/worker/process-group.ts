import { pause } from './pause.js';

const LOOK_EVERY_MS = 25;

/** Sends a signal to all processes of a group. False when there are none left. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}

/** Asks a group of processes to end, and ends what is left of it after `graceMs`. Returns when the group is empty or killed. */
export async function endGroup(leader: number, graceMs: number): Promise<void> {
  const end = Date.now() + graceMs;
  if (!signalGroup(leader, 'SIGTERM')) return;
  while (signalGroup(leader, 0)) {
    if (Date.now() >= end) {
      signalGroup(leader, 'SIGKILL');
      return;
    }
    await pause(Math.min(LOOK_EVERY_MS, end - Date.now()), NEVER);
  }
}

const NEVER = new AbortController().signal;
