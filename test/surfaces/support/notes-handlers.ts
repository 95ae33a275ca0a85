import { ApiError, baseErrors, type Call, type Handler } from '../../../src/rpc/index.js';

type NotesHandler = Handler<never, unknown>;
type NotesCall = Call<Record<string, unknown>>;

/** What the handlers left behind for a test to look at. */
export class Trace {
  /** Requests that reached a handler, in order. */
  readonly requests: unknown[] = [];
  /** Why the signal of a `notes.wait` was aborted. */
  readonly aborts: unknown[] = [];
  running = 0;
  mostRunning = 0;
  readonly #release: (() => void)[] = [];

  /** Lets every waiting `notes.wait` answer. */
  release(): void {
    for (const go of this.#release.splice(0)) go();
  }

  get waiting(): number {
    return this.#release.length;
  }

  async wait(signal: AbortSignal): Promise<void> {
    this.mostRunning = Math.max(this.mostRunning, ++this.running);
    signal.addEventListener('abort', () => this.aborts.push(signal.reason));
    await new Promise<void>((resolve) => this.#release.push(resolve));
    this.running--;
  }
}

export function notesHandlers(trace: Trace): Record<string, NotesHandler> {
  const handlers: Record<string, (call: NotesCall) => unknown> = {
    echo: ({ request, version, actualVersion }) => ({ request, requested: version, actual: actualVersion }),
    create: ({ request }) => ({ id: '1', name: request.name }),
    remove_many: ({ request }) => ({ removed: (request.ids as unknown[]).length }),
    add_batch: ({ request }) => ({ added: (request as unknown as unknown[]).length, items: request }),
    ping: () => ({ msg: 'pong' }),
    administer: () => ({}),
    whoami: ({ caller, id }) => ({ caller, id }),
    whoever: ({ caller }) => ({ caller }),
    recent: () => ({}),
    aging: () => ({}),
    wait: async ({ request, signal }) => {
      await trace.wait(signal);
      return { tag: request.tag };
    },
    fail: () => {
      throw new Error('the password is hunter2');
    },
    refuse: () => {
      throw new ApiError(
        { code: 429, subcode: 7, name: 'too_many_notes', message: 'too many notes' },
        { data: { limit: 3 }, hints: { retry: true }, headers: { 'Retry-After': '5' } },
      );
    },
    cycle: () => {
      const cycle: Record<string, unknown> = {};
      cycle.self = cycle;
      return cycle;
    },
    bigint_error: () => {
      throw new ApiError(baseErrors.bad_request, { hints: { count: 1n } });
    },
    text: ({ request }) => ({ text: String(request.character ?? 'x').repeat(Number(request.page)) }),
    nothing: () => undefined,
    login: ({ answer }) => {
      answer.header('Set-Cookie', 'first=1; Path=/');
      answer.header('Set-Cookie', 'second=2; Path=/');
      answer.header('X-Notes', 'yes');
      return {};
    },
    paged: ({ answer }) => {
      answer.meta('total', 17);
      return { notes: [] };
    },
    unfinished: () => {
      throw new ApiError(baseErrors.not_implemented);
    },
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([name, run]) => [
      `notes.${name}`,
      (call: NotesCall) => {
        trace.requests.push(call.request);
        return run(call);
      },
    ]),
  );
}
