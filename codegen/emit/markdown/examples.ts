/** Who makes a call: `nobody` sends no credentials. */
export type Who = 'user' | 'admin' | 'system' | 'nobody';

/** One call. `{{name}}` in the request stands for what an earlier step gave. */
export interface Step {
  /** `tasks.create` */
  readonly action: string;
  /** An object; a list of them for a batch. */
  readonly request: unknown;
  readonly as: Who;
  /** Dotted path of what the answer of a step gives to those after it; default `id`. */
  readonly gives: string;
}

/** The example of an action: its call, the `data` it answers with, and the calls that must come before. */
export interface Example extends Step {
  /** Version to call; the action's newest when missing. */
  readonly version?: string;
  /** Names of the steps to take first. Each gives `{{its name}}`. */
  readonly given: readonly string[];
  /**
   * `{{name}}` stands for a value made elsewhere or, the first time it occurs, for any text; `{{time}}` for any time and
   * `"{{seconds}}"` for any number. A list may end in `"..."`: and so on.
   */
  readonly answer: unknown;
}

/** `docs/examples/<service>.json`, read and checked. */
export interface ServiceExamples {
  readonly service: string;
  /** Steps by name. */
  readonly steps: ReadonlyMap<string, Step>;
  /** What readers see for a placeholder, where the made-up id would not do. */
  readonly shown: ReadonlyMap<string, string>;
  /** By full name of the action. */
  readonly examples: ReadonlyMap<string, Example>;
}

/** The examples of all services, by service. */
export type Examples = ReadonlyMap<string, ServiceExamples>;

/** Placeholders that every request may use without a step: the caller and the caller's company. */
export const STANDING: readonly string[] = ['user', 'company'];
