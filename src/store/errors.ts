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

/** A document that cannot be stored: a value of an unsupported kind, a wrong type at a declared scalar path, a bad id, too deep. */
export class InvalidDocumentError extends Error {
  override readonly name = 'InvalidDocumentError';
  constructor(
    /** Dotted path to the offending value; `""` is the document itself. */
    readonly path: string,
    readonly reason: string,
  ) {
    super(`the document cannot be stored: ${path === '' ? '' : `${path}: `}${reason}`);
  }
}

/** An update that the document does not allow, such as `$inc` of a text. Nothing was changed. */
export class InvalidUpdateError extends Error {
  override readonly name = 'InvalidUpdateError';
  constructor(
    readonly operator: string,
    readonly path: string,
    readonly reason: string,
  ) {
    super(`cannot apply ${operator} to ${JSON.stringify(path)}: ${reason}`);
  }
}

/** A write that the database could not carry out, such as a full disk. Nothing was changed; the store stays usable. */
export class StoreWriteError extends Error {
  override readonly name = 'StoreWriteError';
}
