import type { Credentials, Target } from '../run/client.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import type { ContractReport } from './report.js';
import { textReport } from './text.js';

const FORMATS = { text: textReport, json: jsonReport, junit: junitReport } as const;

export type ReportFormat = keyof typeof FORMATS;

export const reportFormats = Object.keys(FORMATS) as readonly ReportFormat[];

/** Shorter than this nothing is a secret, and taking it out would leave holes everywhere. */
const SHORTEST_SECRET = 4;

/** A report in one of the formats. The secret is not in it, whatever the server wrote into its messages. */
export function formatReport(report: ContractReport, target: Target, format: ReportFormat): string {
  return secretsOf(target.credentials).reduce((text, secret) => text.replaceAll(secret, '***'), FORMATS[format](report, target));
}

/** The secret as it may stand in a text: plain, inside JSON, or in a header. */
function secretsOf(credentials: Credentials | undefined): string[] {
  if (!credentials) return [];
  const { kind } = credentials;
  const plain = kind === 'key' ? credentials.secret : credentials.token;
  const header = kind === 'key' ? Buffer.from(`${credentials.key}:${plain}`).toString('base64') : plain;
  return [plain, JSON.stringify(plain).slice(1, -1), header].filter(({ length }) => length >= SHORTEST_SECRET);
}
