/** What the page at `/docs` is given as JSON. */
export interface PageModel {
  readonly title: string;
  /** Oldest first. */
  readonly versions: readonly string[];
  readonly services: readonly PageService[];
  readonly errors: readonly PageError[];
}

export interface PageService {
  readonly name: string;
  readonly description: string;
  readonly actions: readonly PageAction[];
  /** Fields of the objects that several places share, by name. */
  readonly objects: Readonly<Record<string, readonly PageField[]>>;
}

export interface PageAction {
  /** `"tasks.get_all"` */
  readonly name: string;
  readonly authorize: boolean;
  /** Missing: every role. */
  readonly roles?: readonly string[];
  /** The action of whose requests this one takes a list. */
  readonly batch?: string;
  readonly stream?: boolean;
  /** Those that it finds itself. */
  readonly ownErrors: readonly string[];
  /** Those and what its kind of call can meet. */
  readonly errors: readonly string[];
  /** Oldest first. */
  readonly layers: readonly PageLayer[];
}

export interface PageLayer {
  readonly version: string;
  readonly description: string;
  readonly deprecated?: true | string;
  readonly sunset?: string;
  readonly request: PageTable;
  readonly response: PageTable;
  readonly example?: { readonly request: unknown; readonly answer: unknown };
}

/** What one side is made of; without fields of its own it is what `text` says. */
export interface PageTable {
  readonly fields: readonly PageField[];
  readonly text?: string;
}

/** A row. Types are Markdown: names in backticks, `[task](#object-task)`. */
export interface PageField {
  readonly path: string;
  readonly type: string;
  readonly required?: boolean;
  /** As JSON. */
  readonly fallback?: string;
  /** Where that was later than the action. */
  readonly since?: string;
  readonly description?: string;
}

export interface PageError {
  readonly code: number;
  readonly subcode: number;
  readonly name: string;
  readonly message: string;
  /** Full names of those that find it themselves. */
  readonly actions: readonly string[];
}

/** By version: what it changed in the one before it. */
export type PageChanges = Readonly<Record<string, readonly PageChange[]>>;

export interface PageChange {
  readonly action: string;
  /** How bad it is for callers who go along. */
  readonly level: 'error' | 'warning' | 'info';
  /** As the tables write fields: `request.filter.tags[]`; empty for the action as a whole. */
  readonly path: string;
  readonly message: string;
  /** As JSON, where that is short. */
  readonly was?: string;
  readonly is?: string;
}
