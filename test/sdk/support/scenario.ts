import { compareVersionNames } from '../../../codegen/definition/versions.js';
import type { ScriptedAnswer } from './scripted-server.js';

/** As `conformance/README.md` says. */
export interface Scenario extends Gate {
  readonly name: string;
  readonly server?: readonly ScriptedAnswer[];
  readonly connect?: Connect;
  readonly steps: readonly Step[];
}

/** Versions of the client, both included. */
interface Gate {
  readonly since?: string;
  readonly until?: string;
}

export interface Connect {
  readonly timeout_ms?: number;
  readonly retries?: number;
  readonly backoff_ms?: number;
  readonly token?: string;
  readonly credentials?: 'none' | 'wrong' | { readonly access_key: string; readonly secret_key: string };
}

export type Kind = 'call' | 'pages' | 'scroll' | 'items' | 'stream' | 'missing';

export interface Step extends Gate, Partial<Readonly<Record<Kind, string>>> {
  readonly request?: unknown;
  readonly options?: { readonly timeout_ms?: number; readonly idempotent?: boolean };
  readonly connect?: Connect;
  readonly answer?: unknown;
  readonly answers?: readonly unknown[];
  readonly absent?: readonly string[];
  readonly error?: ExpectedError;
  readonly keep?: Readonly<Record<string, string>>;
  readonly abort_after_ms?: number;
  readonly after_first?: readonly Step[];
}

export interface ExpectedError {
  readonly kind: 'api' | 'connection' | 'timeout' | 'unexpected' | 'aborted' | 'other';
  readonly [member: string]: unknown;
}

/** Is this for a client of that version? */
export function isFor({ since, until }: Gate, version: string): boolean {
  const isNew = since === undefined || compareVersionNames(since, version) <= 0;
  return isNew && (until === undefined || compareVersionNames(version, until) <= 0);
}
