/** One figure of a benchmark. */
export interface Measure {
  readonly name: string;
  readonly ratio: number;
  readonly goal: number;
  /** Interleaved rounds the ratio comes from. */
  readonly rounds: number;
  /** The goal is a ceiling instead of a floor. */
  readonly smallerIsBetter?: boolean;
  /** The two figures behind the ratio, with units. */
  readonly detail: string;
}

export interface Benchmark {
  readonly name: string;
  run(): Promise<readonly Measure[]>;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
