import { type Deviation, type Deviations, rows } from './deviations.js';
import type { Difference, Result } from './replay.js';

/** What a whole run comes to. */
export interface Verdict {
  /** Names of scenarios that went as recorded. */
  readonly passed: readonly string[];
  /** Names of scenarios that differ exactly where they are listed to. */
  readonly deviating: readonly string[];
  readonly failed: readonly Failure[];
  readonly skipped: readonly { readonly name: string; readonly why: string }[];
}

/** A scenario that did not go as it should, and what to say about it. */
export interface Failure {
  readonly name: string;
  readonly problems: readonly string[];
}

/**
 * Holds the results against the list of deviations. A difference that is not listed fails, a listed one that is gone fails too, and so
 * does an entry that no row of the design justifies.
 */
export function verdictOn(results: readonly Result[], deviations: Deviations): Verdict {
  const played = results.filter(({ skipped }) => skipped === null);
  const judged = played.map((result) => {
    const deviation = Object.hasOwn(deviations, result.name) ? deviations[result.name] : undefined;
    return { name: result.name, deviation, problems: problemsOf(result, deviation) };
  });
  const fine = judged.filter(({ problems }) => problems.length === 0);
  return {
    passed: fine.filter(({ deviation }) => !deviation).map(({ name }) => name),
    deviating: fine.filter(({ deviation }) => deviation).map(({ name }) => name),
    failed: judged.filter(({ problems }) => problems.length > 0),
    skipped: results.flatMap(({ name, skipped }) => (skipped === null ? [] : [{ name, why: skipped }])),
  };
}

function problemsOf({ diffs }: Result, deviation: Deviation | undefined): string[] {
  const listed = new Set(deviation?.steps);
  const differing = new Set(diffs.map(({ step }) => step));
  return [
    ...diffs.filter(({ step }) => !listed.has(step)).map(described),
    ...[...listed]
      .filter((step) => !differing.has(step))
      .map((step) => `step ${step} is listed as a deviation but goes as recorded`),
    ...(deviation ? unjustified(deviation) : []),
  ];
}

function unjustified({ row, why, steps }: Deviation): string[] {
  const known = (rows as readonly string[]).includes(row);
  return [
    ...(known ? [] : [`the deviation names no row of the design: ${row}`]),
    ...(why.trim() === '' ? ['the deviation does not say why'] : []),
    ...(steps.length === 0 ? ['the deviation names no step'] : []),
  ];
}

function described({ step, call, path, expected, got }: Difference): string {
  return `step ${step} ${call}: ${path}: expected ${clipped(expected)}, got ${clipped(got)}`;
}

function clipped(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 299)}…`;
}
