/** What a client of a surface calls something by: unique in the company. */
export interface AliasKey {
  /** `"nclue"`. */
  readonly surface: string;
  /** Id of the company. */
  readonly company: string;
  readonly externalId: string;
}

/** Which task a client means by a name or id of its own (rest-surfaces 1.4). Kept by whoever puts the surface together. */
export interface Aliases {
  /** Id of the task that has the name; it may be gone. */
  find(key: AliasKey): Promise<string | undefined>;
  /**
   * Gives a name to a task, atomically. False when somebody else has it.
   *
   * @param replacing id of the task that has lost it: one that is gone
   */
  claim(key: AliasKey, task: string, replacing?: string): Promise<boolean>;
  /** Frees a name, if this task has it. */
  release(key: AliasKey, task: string): Promise<void>;
}
