import { formCodes } from './form-codes.js';
import { meaningCodes } from './meaning-codes.js';

export type Severity = 'error' | 'warning';

interface Row {
  readonly code: string;
  readonly severity: Severity;
  /** `{name}` stands for a parameter. */
  readonly message: string;
  /** What to do about it. */
  readonly mend: string;
}

export type CodeTable = Readonly<Record<string, Row>>;

/**
 * Every diagnostic there is. A code keeps its meaning for good: a rule that goes takes its code with it.
 * 1xx text and files, 2xx the definition language, 3xx schemas, 4xx names and references, 5xx actions, layers and routes,
 * 6xx catalogue and status machines, 7xx published layers, 8xx written files.
 */
export const codes = { ...formCodes, ...meaningCodes } as const satisfies CodeTable;

export type DiagnosticName = keyof typeof codes;
