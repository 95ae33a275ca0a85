/** The server answered, and the answer is no. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    /** HTTP status; 401 for a missing or unusable token. */
    readonly code: number,
    /** Tells apart what shares a code (docs/reference/errors.md). */
    readonly subcode: number,
    message: string,
  ) {
    super(message);
  }
}

/** No answer, or one that says that the server cannot work just now: worth another try. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
