/** How one action was said before a version: `up` reads the old way, `down` speaks it. */
export interface Conversion<Request = never, Response = never> {
  /** What an older caller sent, as the new way has it. A new object: what it was given stays. @throws ApiError for what cannot be read */
  readonly up?: (request: Request) => Request;
  /** An answer as the older caller expects it. A new object, too. */
  readonly down?: (answer: Response) => object;
}

/**
 * What a version changed in how things are said. Handlers know the newest way alone: callers who ask for an older version are converted
 * on the way in and out, one version after the other (design 5, task-core 5.9).
 */
export interface VersionChange {
  /** The first version that has the new way: `"2.13"`. Callers who ask for an older one are converted. */
  readonly version: string;
  /** What changed, in a sentence. */
  readonly description: string;
  /** By action: `"tasks.get_all"`. */
  readonly actions: Readonly<Record<string, Conversion>>;
}

type Typed<Actions> = {
  readonly [Name in keyof Actions]?: Actions[Name] extends { request: infer Request; response: infer Response }
    ? Conversion<Request, Response>
    : never;
};

/**
 * Names a version change, so that the compiler checks its actions and their requests and answers against the definitions.
 *
 * @example
 * const change = versionChange<Actions>({
 *   version: '2.0',
 *   description: 'A note has a title; it was called subject before.',
 *   actions: { 'notes.get': { down: ({ title, ...rest }) => ({ ...rest, title, subject: title }) } },
 * });
 */
export function versionChange<Actions>(
  change: Omit<VersionChange, 'actions'> & { readonly actions: Typed<Actions> },
): VersionChange {
  return change as unknown as VersionChange;
}
