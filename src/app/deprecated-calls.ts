import type { CallReport } from '../rpc/index.js';
import type { Logger } from './log.js';

/** Which program still calls which old layer. */
export interface DeprecatedCallLabels {
  readonly action: string;
  readonly version: string;
  readonly client: string;
}

export interface DeprecatedCallRow {
  readonly labels: DeprecatedCallLabels;
  count: number;
}

/** What one user has called since it was last told. */
interface Told {
  readonly at: number;
  calls: number;
}

/** Names are the callers' own: whoever makes up new ones must not fill the memory. */
const MOST_ROWS = 1000;
const MOST_USERS = 10_000;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Who still calls layers that are deprecated or will go. The metrics name programs: they can be read without credentials. The log
 * names users too, each once an hour for each layer.
 */
export class DeprecatedCalls {
  readonly #log: Pick<Logger, 'info'>;
  readonly #now: () => number;
  readonly #rows = new Map<string, DeprecatedCallRow>();
  readonly #told = new Map<string, Told>();

  constructor(log: Pick<Logger, 'info'>, now: () => number = Date.now) {
    this.#log = log;
    this.#now = now;
  }

  get rows(): Iterable<DeprecatedCallRow> {
    return this.#rows.values();
  }

  /** Notes a call. Those that were refused before it was known who calls say nothing about who still does. */
  note({ invocation, outcome: { target }, caller }: CallReport): void {
    if (!target || (!target.layer.deprecated && target.layer.sunset === undefined) || !caller) return;
    const { version, deprecated, sunset } = target.layer;
    const client = clientLabel(invocation.client);
    this.#count({ action: target.action.name, version, client });
    const calls = this.#due(`${target.action.name} ${version} ${caller.user}`);
    if (calls === undefined) return;
    const { user, company } = caller;
    const who = { client, user: user || undefined, company: company || undefined };
    this.#log.info(
      { action: target.action.name, version, deprecated, sunset, ...who, calls },
      'a deprecated version is still called',
    );
  }

  #count(labels: DeprecatedCallLabels): void {
    const known = this.#rows.get(keyOf(labels));
    if (known) {
      known.count++;
      return;
    }
    const told = this.#rows.size < MOST_ROWS ? labels : { ...labels, client: '(other)' };
    const row = this.#rows.get(keyOf(told)) ?? { labels: told, count: 0 };
    row.count++;
    this.#rows.set(keyOf(told), row);
  }

  /** How many calls there are to tell, when it is time to; undefined until then. */
  #due(key: string): number | undefined {
    const now = this.#now();
    const told = this.#told.get(key);
    if (told && now - told.at < HOUR_MS) {
      told.calls++;
      return undefined;
    }
    this.#told.delete(key);
    const [oldest] = this.#told.keys();
    if (oldest !== undefined && this.#told.size >= MOST_USERS) this.#told.delete(oldest);
    this.#told.set(key, { at: now, calls: 0 });
    return (told?.calls ?? 0) + 1;
  }
}

function clientLabel(client: string | undefined): string {
  if (client === undefined) return '(inside)';
  return client === '' ? '(unnamed)' : client;
}

function keyOf({ action, version, client }: DeprecatedCallLabels): string {
  return `${action} ${version} ${client}`;
}
