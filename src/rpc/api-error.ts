import { baseErrors } from './base-errors.js';
import type { ErrorDefinition } from './compiled.js';

/** Details of one occurrence of an error. */
export interface ErrorDetails {
  /** Rendered in brackets behind the message: `Invalid task id (invalid parent)`. */
  readonly extra?: string;
  /** Rendered as `: key=value, ...` and sent as `error_data`. Never put a secret in here. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Sent in `error_data` only, not rendered. */
  readonly hints?: Readonly<Record<string, unknown>>;
  /** Response headers the surface should add, e.g. `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For the log; never sent. */
  readonly cause?: unknown;
}

/** The one error class of the framework and of every service; built from a row of an error catalogue. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly definition: ErrorDefinition;
  readonly data: Readonly<Record<string, unknown>>;
  /** The part of `data` that the message tells too, without the hints. */
  readonly told: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>> | undefined;

  constructor(definition: ErrorDefinition, details: ErrorDetails = {}) {
    super(render(definition, details), details.cause === undefined ? undefined : { cause: details.cause });
    this.definition = definition;
    this.told = details.data ?? {};
    this.data = { ...details.data, ...details.hints };
    this.headers = details.headers;
  }

  /** `result_code`, which is the HTTP status. */
  get code(): number {
    return this.definition.code;
  }

  /** `result_subcode`. */
  get subcode(): number {
    return this.definition.subcode;
  }

  /** The single funnel from anything thrown to an ApiError. What is not one becomes 500/0, its cause kept for the log only. */
  static from(thrown: unknown): ApiError {
    return thrown instanceof ApiError ? thrown : new ApiError(baseErrors.general_error, { cause: thrown });
  }
}

/** Message as task-core 4.1 renders it: capitalised message, `(extra)`, `: k1=v1, k2=v2`. */
function render(definition: ErrorDefinition, { extra, data }: ErrorDetails): string {
  const pairs = Object.entries(data ?? {}).map(([key, value]) => `${key}=${text(value)}`);
  const message = capitalise(definition.message);
  return `${message}${extra ? ` (${extra})` : ''}${pairs.length > 0 ? `: ${pairs.join(', ')}` : ''}`;
}

function capitalise(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1).toLowerCase();
}

function text(value: unknown): string {
  if (Array.isArray(value)) return `(${value.map(text).join(', ')})`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
