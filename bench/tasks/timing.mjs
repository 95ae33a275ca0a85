/** Calls before anything is measured: until then the engine is still busy compiling what it found to be hot. */
const WARM_UP = 300;
const LONGEST_WARM_UP_MS = 5_000;

/**
 * Times the sides of a comparison in turn, call by call, so that what else the machine does, and what the caches hold, hits all alike.
 *
 * @param sides name to `{inputs(count), call(input)}`: what to do, and with what
 * @param calls how often each side is called in a round
 * @returns name to the milliseconds of each call, by round
 */
export async function interleaved(sides, calls, rounds) {
  const warm = performance.now();
  for (let called = 0; calls > 1 && called < WARM_UP && performance.now() - warm < LONGEST_WARM_UP_MS; called += calls) {
    await round(sides, calls);
  }
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let turn = 0; turn < rounds; turn++) {
    for (const [name, measured] of Object.entries(await round(sides, calls))) times[name].push(measured);
  }
  return times;
}

async function round(sides, calls) {
  const names = Object.keys(sides);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const inputs = {};
  for (const name of names) inputs[name] = await sides[name].inputs(calls);
  for (let position = 0; position < calls; position++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(position + turn) % names.length];
      const input = inputs[name][position];
      const start = performance.now();
      await sides[name].call(input);
      times[name].push(performance.now() - start);
    }
  }
  return times;
}

/** The value that a share of all lies below or at. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const p50 = (values) => percentile(values, 0.5);

/** `0.085/0.301 ms` */
export function spread(rounds) {
  const all = rounds.flat();
  return `${milliseconds(p50(all))}/${milliseconds(percentile(all, 0.99))} ms`;
}

function milliseconds(value) {
  return value < 10 ? value.toFixed(3) : value.toFixed(0);
}
