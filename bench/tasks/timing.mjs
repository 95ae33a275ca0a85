const LEAD_IN = 0.2;

/**
 * Times the sides of a comparison in turn, `rounds` times over, each time in another order, so that what else the machine does hits all
 * alike. A few calls before each block are not counted: they bring the caches of that side back.
 *
 * @param sides name to `{calls, inputs(count), call(input)}`: what to do so often in a round, and with what
 * @returns name to the milliseconds of each call, by round
 */
export async function interleaved(sides, rounds) {
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const names = Object.keys(sides);
    for (const name of round % 2 === 0 ? names : names.reverse()) times[name].push(await block(sides[name]));
  }
  return times;
}

async function block({ calls, inputs, call }) {
  const leadIn = calls === 1 ? 0 : Math.ceil(calls * LEAD_IN);
  const given = await inputs(leadIn + calls);
  const times = [];
  for (const [position, input] of given.entries()) {
    const start = performance.now();
    await call(input);
    if (position >= leadIn) times.push(performance.now() - start);
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
