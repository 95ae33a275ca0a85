export interface ContractOptions {
  /** The same seed makes the same requests. */
  readonly seed: string;
  /** How many requests with some of their optional fields each layer gets. Default 2. */
  readonly runs?: number;
  /** Default 120 000. */
  readonly timeLimitMs?: number;
  /** Calls at a time. Default 4. */
  readonly concurrency?: number;
  /** Only what a caller of this version sees. */
  readonly version?: string | undefined;
  /** Only these services and these actions (`"tasks.get_all"`); all when there are none. */
  readonly only?: readonly string[];
  /** The server refuses fields that a layer does not declare (`versions.strict`). */
  readonly strict?: boolean;
  /** Ends the run early; what was found by then is reported. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly played: number;
  readonly planned: number;
  readonly failures: number;
}
