import type { Case } from '../cases/case.js';
import type { Violation } from '../rules/rule.js';

/** One fault, in the smallest case that shows it. */
export interface Failure extends Violation {
  /** `"tasks.get_all"` */
  readonly action: string;
  readonly version: string;
  readonly case: Case;
  /** How many cases showed it. */
  readonly count: number;
}

interface Finding {
  violation: Violation;
  case: Case;
  count: number;
}

/** The faults of a run, each once: the same rule about the same place of the same action is one fault, in however many cases it shows. */
export class Findings {
  readonly #found = new Map<string, Finding>();
  readonly #shrunk = new Map<string, number>();

  /** @returns true when it is new */
  add(each: Case, violation: Violation): boolean {
    const key = keyOf(each, violation);
    const known = this.#found.get(key);
    if (known) known.count++;
    else this.#found.set(key, { violation, case: each, count: 1 });
    return !known;
  }

  /** Puts a smaller case in the place of the one that showed it first. */
  replace(each: Case, violation: Violation, smaller: Case, told: Violation): void {
    const known = this.#found.get(keyOf(each, violation));
    if (known) Object.assign(known, { case: smaller, violation: told });
  }

  /** Whether making it smaller is still worth while: a rule that is broken everywhere is clear from a few. */
  mayShrink({ rule }: Violation, most: number): boolean {
    const count = (this.#shrunk.get(rule) ?? 0) + 1;
    this.#shrunk.set(rule, count);
    return count <= most;
  }

  /** How many faults. */
  get count(): number {
    return this.#found.size;
  }

  /** By action, then rule. */
  get failures(): Failure[] {
    const failures = [...this.#found.values()].map(({ violation, case: shown, count }): Failure => {
      const { action, version } = shown.step;
      return { ...violation, action, version, case: shown, count };
    });
    const order = ({ action, rule, place }: Failure): string => `${action} ${rule} ${place}`;
    return failures.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  }
}

function keyOf({ step }: Case, { rule, place }: Violation): string {
  return `${step.action} ${rule} ${place}`;
}
