/** Bounds of what is taken in and remembered; each can be set where it applies, for tests mostly. */
export const limits = {
  /** Longest Authorization value and token, in characters. Ours have about 700. */
  header: 8_192,
  /** Tokens and keys remembered. */
  remembered: 10_000,
  /** How long revocations made by another process may stay unnoticed, in milliseconds. */
  freshMs: 10_000,
  /** How long a wrong pair of key and secret is refused without looking again, in milliseconds. */
  refusedMs: 5_000,
} as const;
