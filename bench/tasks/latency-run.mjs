import { operations, pageOf } from './operations.mjs';
import { openRig } from './rig.mjs';
import { interleaved, p50, spread } from './timing.mjs';

/** Measures one engine and sends the measures to the process that forked it: `latency-run.mjs COUNT [MONGODB_URL]`. */
const ROUNDS = 7;
const SMALL = 10_000;
const PAGES = 40;
const [countText, url] = process.argv.slice(2);
const count = Number(countText);
const measures = [];

const rig = await openRig({ url, count });
try {
  const dispatch = { inputs: (calls) => Array.from({ length: calls }), call: rig.dispatch };
  for (const { name, goal, calls, inputs, ours, bare } of await operations(rig, count)) {
    process.stderr.write(`  ${rig.store.engine}: ${name}\n`);
    const sides = { ours: { inputs, call: ours }, bare: { inputs, call: bare }, dispatch };
    report(name, goal, await interleaved(sides, calls, ROUNDS));
  }
  if (count > SMALL) await compareSizes();
} finally {
  await rig.close();
}
await new Promise((sent) => process.send(measures, sent));

function report(name, goal, { ours, bare, dispatch }) {
  const ratios = ours.map((times, round) => p50(times) / (p50(bare[round]) + p50(dispatch[round])));
  const detail = `p50/p99: action ${spread(ours)}, bare ${spread(bare)}, dispatch ${spread(dispatch)}; action / (bare + dispatch)`;
  add(name, p50(ratios), goal, detail);
}

/** Whether a page costs more in a large store: the same pages in turn from this one and from one of 10,000 tasks. */
async function compareSizes() {
  const small = await openRig({ url, count: SMALL });
  try {
    const side = (of) => {
      const { inputs, ours } = pageOf(of);
      return { inputs, call: ours };
    };
    const times = await interleaved({ full: side(rig), small: side(small) }, PAGES, ROUNDS);
    const ratios = times.full.map((full, round) => p50(full) / p50(times.small[round]));
    add(
      `page_at_${count}_vs_${SMALL}`,
      p50(ratios),
      1.5,
      `p50/p99: ${count} ${spread(times.full)}, ${SMALL} ${spread(times.small)}`,
    );
  } finally {
    await small.close();
  }
}

function add(name, ratio, goal, detail) {
  measures.push({ name: `tasks.${rig.store.engine}.${name}`, ratio, goal, rounds: ROUNDS, smallerIsBetter: true, detail });
}
