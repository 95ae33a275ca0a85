/** A command was called in a way it does not take; ends with exit code 2 and the message. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
