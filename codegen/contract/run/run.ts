import type { Case } from '../cases/case.js';
import type { ContractOptions } from '../options.js';
import type { ContractReport, Ending } from '../report/report.js';
import type { Violation } from '../rules/rule.js';
import { Findings } from './findings.js';
import type { Outcome, Player } from './play.js';
import { shrink } from './shrink.js';

type Summary = Pick<ContractReport, 'ended' | 'seconds' | 'planned' | 'played' | 'skipped' | 'covered' | 'failures'>;

/** Of each rule so many faults are made small. */
const MOST_SHRUNK = 5;

/** After so many calls without an answer, one after the other, the server is gone. */
const MOST_SILENT = 5;

/** One run: what was played, what came of it, and when it ends. */
export class Run implements Disposable {
  readonly signal: AbortSignal;
  readonly #findings = new Findings();
  readonly #skipped = new Map<string, number>();
  readonly #covered = new Map<string, number>();
  readonly #started = performance.now();
  readonly #options: ContractOptions;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #interrupt = (): void => this.#end('interrupted');
  #planned = 0;
  #played = 0;
  #ending: Ending = 'done';
  #silent = 0;

  constructor(timeLimitMs: number, options: ContractOptions) {
    this.#options = options;
    this.signal = this.#stop.signal;
    const { signal } = options;
    if (signal?.aborted) this.#end('interrupted');
    signal?.addEventListener('abort', this.#interrupt, { once: true });
    this.#timer = setTimeout(() => this.#end('time limit'), timeLimitMs);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener('abort', this.#interrupt);
  }

  /** What a report says of it. */
  summary(): Summary {
    const seconds = (performance.now() - this.#started) / 1000;
    const { failures } = this.#findings;
    return {
      ended: this.#ending,
      seconds,
      planned: this.#planned,
      played: this.#played,
      skipped: this.#skipped,
      covered: this.#covered,
      failures,
    };
  }

  plan(count: number): void {
    this.#planned += count;
  }

  /** Plays a case and takes down what is wrong, made as small as may be. Undefined when the run is to end. */
  async play(each: Case, player: Player): Promise<Outcome | undefined> {
    if (this.signal.aborted) return undefined;
    const outcome = await player.play(each);
    // What was cut off says nothing.
    if (this.#isCutOff(outcome)) return undefined;
    this.#played++;
    this.#cover(each, outcome);
    for (const violation of outcome.violations) await this.#take(each, violation, player);
    const progress = { played: this.#played, planned: this.#planned, failures: this.#findings.count };
    this.#options.onProgress?.(progress);
    return outcome;
  }

  /** Takes down a violation as it is. */
  readonly note = (each: Case, violation: Violation): void => void this.#findings.add(each, violation);

  async #take(each: Case, violation: Violation, player: Player): Promise<void> {
    this.#watchSilence(violation);
    if (!this.#findings.add(each, violation) || !this.#findings.mayShrink(violation, MOST_SHRUNK)) return;
    let told = violation;
    const fails = async (candidate: Case): Promise<boolean> => {
      if (this.signal.aborted) return false;
      const { violations } = await player.play(candidate);
      const same = violations.find(({ rule, place }) => rule === violation.rule && place === violation.place);
      told = same ?? told;
      return same !== undefined;
    };
    this.#findings.replace(each, violation, await shrink(each, fails), told);
  }

  #cover({ step }: Case, { skipped, violations }: Outcome): void {
    if (skipped !== undefined) this.#skipped.set(skipped, (this.#skipped.get(skipped) ?? 0) + 1);
    else if (step.operation) {
      const layer = `${step.action}@${step.operation.layer.version}`;
      this.#covered.set(layer, (this.#covered.get(layer) ?? 0) + 1);
    }
    if (violations.length === 0) this.#silent = 0;
  }

  #watchSilence({ rule }: Violation): void {
    this.#silent = rule === 'answers' ? this.#silent + 1 : 0;
    if (this.#silent >= MOST_SILENT) this.#end('no answer');
  }

  #isCutOff({ violations, skipped }: Outcome): boolean {
    const silent = skipped !== undefined || violations.some(({ rule }) => rule === 'answers');
    return silent && this.signal.aborted && this.#ending !== 'no answer';
  }

  #end(ending: Ending): void {
    if (this.signal.aborted) return;
    this.#ending = ending;
    this.#stop.abort();
  }
}
