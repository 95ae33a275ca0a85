/** One event of a stream, as it goes out. */
export interface StreamEvent {
  readonly kind: string;
  /** Where the stream stands after it: a caller that comes back with this misses nothing. */
  readonly cursor: string;
}

/** Events that follow the answer of a call, for a surface that can send them. It belongs to the surface, which has to end it. */
export interface EventStream {
  /** Where the stream stands, though the last event that passed was not for this caller. Undefined while events wait. */
  readonly cursor: string | undefined;
  /** The next events, waiting for one if need be. Undefined when no more will come; an empty list when `signal` is aborted first. */
  next(signal: AbortSignal): Promise<readonly StreamEvent[] | undefined>;
  end(): void;
}

/** What takes a stream over from a handler. */
export type TakeStream = (stream: EventStream) => void;
