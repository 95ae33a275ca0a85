/** A write would have given two documents the same id or unique key. */
export class DuplicateKeyError extends Error {
  override readonly name = 'DuplicateKeyError';
  constructor(
    readonly collection: string,
    readonly index: string,
    options?: ErrorOptions,
  ) {
    super(`duplicate key in ${collection} (${index})`, options);
  }
}

/** A regular expression that does not compile. */
export class InvalidRegexError extends Error {
  override readonly name = 'InvalidRegexError';
  constructor(
    readonly pattern: string,
    readonly reason: string,
  ) {
    super(`invalid regular expression ${JSON.stringify(pattern)}: ${reason}`);
  }
}

/** A regular expression that ran past its deadline. */
export class RegexDeadlineError extends Error {
  override readonly name = 'RegexDeadlineError';
  constructor(
    readonly pattern: string,
    readonly milliseconds: number,
  ) {
    super(`regular expression ${JSON.stringify(pattern)} ran for more than ${milliseconds} ms`);
  }
}

/** The database cannot be opened: a configuration the operator must mend. Start-up ends with exit code 2. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
}
