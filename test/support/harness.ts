import { suite as uvuSuite } from 'uvu';

/** What the runner reports at the end. */
export const tally = { passed: 0, failed: 0, skipped: 0 };

/** A database server for tests may be many times slower than the embedded store. */
const SLOWER = process.env.TEST_MONGODB_URL ? 6 : 1;

/** Default time limit of one test, in milliseconds. */
export const TIME_LIMIT_MS = 15_000 * SLOWER;

/** How often a property of the database's users is tried: all of `count` on the embedded store, fewer where each takes its time. */
export function runs(count: number): number {
  return Math.ceil(count / SLOWER);
}

type Body = () => void | Promise<void>;
type Hook = (body: Body) => void;

/** A named group of tests. Call `run()` at the end of the file. */
export interface Suite {
  (name: string, body: Body, options?: { readonly timeLimitMs?: number }): void;
  /** A test that cannot run here; says why. */
  skip(name: string, why: string): void;
  readonly before: Hook & { readonly each: Hook };
  readonly after: Hook & { readonly each: Hook };
  run(): void;
}

/** A uvu suite whose tests have a time limit and are counted for the closing line. */
export function suite(title: string): Suite {
  const inner = uvuSuite(title);
  const test = (name: string, body: Body, { timeLimitMs = TIME_LIMIT_MS } = {}): void => {
    inner(name, async () => {
      try {
        await withTimeLimit(body, timeLimitMs * (timeLimitMs === TIME_LIMIT_MS ? 1 : SLOWER));
        tally.passed++;
      } catch (error) {
        tally.failed++;
        throw error;
      }
    });
  };
  return Object.assign(test, {
    skip: (name: string, why: string) => {
      tally.skipped++;
      process.stdout.write(`skipped: ${title}: ${name} (${why})\n`);
    },
    before: inner.before,
    after: inner.after,
    run: inner.run,
  });
}

async function withTimeLimit(body: Body, limit: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`test took longer than ${limit} ms`)), limit);
  });
  try {
    await Promise.race([body(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until `condition` gives something truthy, looking often; throws after the deadline. */
export async function eventually<T>(condition: () => T | Promise<T>, what: string, deadlineMs = 5_000): Promise<NonNullable<T>> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`still not true after ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
