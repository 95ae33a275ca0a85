import type { CallReport } from '../rpc/index.js';
import type { DeprecatedCalls } from './deprecated-calls.js';

/** Counts of what the server did, kept as plain numbers: the metrics library is loaded only when somebody reads them. */
export class CallCounters {
  readonly #calls = new Map<string, { readonly labels: CallLabels; count: number; seconds: number }>();
  readonly #mismatches = new Map<string, { readonly labels: MismatchLabels; count: number }>();
  readonly #deprecated: DeprecatedCalls;

  constructor(deprecated: DeprecatedCalls) {
    this.#deprecated = deprecated;
  }

  countCall(report: CallReport): void {
    const { outcome, invocation, milliseconds } = report;
    this.#deprecated.note(report);
    // An unknown action's name is the caller's: it must not make a new row each time.
    const action = outcome.target ? invocation.action : '(unknown)';
    const version = outcome.target?.layer.version ?? '';
    const code = outcome.error?.code ?? 200;
    const key = `${action} ${version} ${code}`;
    let row = this.#calls.get(key);
    if (!row) {
      row = { labels: { action, version, code: String(code) }, count: 0, seconds: 0 };
      this.#calls.set(key, row);
    }
    row.count++;
    row.seconds += milliseconds / 1000;
  }

  countMismatch(action: string, version: string): void {
    const key = `${action} ${version}`;
    const row = this.#mismatches.get(key) ?? { labels: { action, version }, count: 0 };
    row.count++;
    this.#mismatches.set(key, row);
  }

  /** Everything counted so far in Prometheus's text format. */
  async text(): Promise<{ readonly contentType: string; readonly body: string }> {
    const { Counter, Registry, collectDefaultMetrics } = await import('prom-client');
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const labelNames = ['action', 'version', 'code'] as const;
    const calls = new Counter({ name: 'taskwright_calls_total', help: 'Calls answered.', labelNames, registers: [registry] });
    const seconds = new Counter({
      name: 'taskwright_call_seconds_total',
      help: 'Time spent on calls.',
      labelNames,
      registers: [registry],
    });
    const mismatches = new Counter({
      name: 'taskwright_response_mismatches_total',
      help: 'Answers that did not fit their definition.',
      labelNames: ['action', 'version'],
      registers: [registry],
    });
    const deprecated = new Counter({
      name: 'taskwright_deprecated_calls_total',
      help: 'Calls answered by a version that is deprecated or will go, by the program that calls.',
      labelNames: ['action', 'version', 'client'],
      registers: [registry],
    });
    for (const row of this.#deprecated.rows) deprecated.inc({ ...row.labels }, row.count);
    for (const row of this.#calls.values()) {
      calls.inc({ ...row.labels }, row.count);
      seconds.inc({ ...row.labels }, row.seconds);
    }
    for (const row of this.#mismatches.values()) mismatches.inc({ ...row.labels }, row.count);
    return { contentType: registry.contentType, body: await registry.metrics() };
  }
}

interface MismatchLabels {
  readonly action: string;
  readonly version: string;
}

interface CallLabels extends MismatchLabels {
  readonly code: string;
}
