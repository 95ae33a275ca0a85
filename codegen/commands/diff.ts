import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareApis, compareVersions } from '../check/compat/compare.js';
import { type Finding, reaches } from '../check/compat/finding.js';
import type { Judgement, Level } from '../check/compat/rule.js';
import { rules } from '../check/compat/rules/index.js';
import { type Views, viewsOf, viewsOfLock } from '../check/compat/view.js';
import { didYouMean } from '../check/suggest.js';
import { readDefinitions } from '../definition/read.js';
import { isVersionName } from '../definition/versions.js';
import { jsonReport } from '../emit/diff/json.js';
import { junitReport } from '../emit/diff/junit.js';
import { markdownReport } from '../emit/diff/markdown.js';
import type { DiffReport } from '../emit/diff/report.js';
import { textReport } from '../emit/diff/text.js';
import { LOCK_FILE, readLock } from '../lock/lock-file.js';
import { type ExitCode, type Io, report, usage } from './io.js';

export const DIFF_FORMATS = ['text', 'json', 'markdown', 'junit'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

export interface DiffCommandOptions {
  /** Folder of the definitions that versions and the lock are of. */
  readonly schemas: string;
  /** A version, a folder of definitions, or `lock`. */
  readonly from: string;
  /** A version or a folder; without it, the newest version, or the folder of the definitions. */
  readonly to?: string | undefined;
  readonly format: DiffFormat;
  /** The least level that fails. */
  readonly failOn: Level;
  /** Rules to leave out, everywhere or for one action: `RULE`, `RULE:service.action`. */
  readonly ignore: readonly string[];
  readonly judgement: Judgement;
}

const REPORTS: Readonly<Record<DiffFormat, (report: DiffReport) => string>> = {
  text: textReport,
  json: jsonReport,
  markdown: markdownReport,
  junit: junitReport,
};

/** A wrong call, and what to say about it. */
class CallError extends Error {}

/** Definitions with errors, which have been told. */
class Unreadable extends Error {}

/**
 * `taskwright diff <from> [to]`: what changes for callers between two versions, between two folders of definitions, or since the layers were
 * locked. Fails when something reaches `failOn`.
 */
export async function diffCommand(options: DiffCommandOptions, io: Io): Promise<ExitCode> {
  const { format, failOn, ignore } = options;
  try {
    const ignored = ignore.map(ignoredBy);
    const compared = await compare(options, io);
    const findings = compared.findings.filter((finding) => !ignored.some((ignores) => ignores(finding)));
    io.stdout.write(REPORTS[format]({ ...compared, findings, failOn }));
    return findings.some(({ level }) => reaches(level, failOn)) ? 1 : 0;
  } catch (error) {
    if (error instanceof CallError) return usage(error.message, io);
    if (error instanceof Unreadable) return 1;
    throw error;
  }
}

type Compared = Omit<DiffReport, 'failOn'>;

async function compare({ schemas, from, to, judgement }: DiffCommandOptions, io: Io): Promise<Compared> {
  if (to === 'lock') throw new CallError('lock can only come first: taskwright diff lock');
  if (isVersionName(from)) {
    const views = await readViews(schemas, io);
    const until = versionIn(views, to ?? (views.versions.at(-1) as string), schemas);
    return { from, to: until, findings: compareVersions(views, versionIn(views, from, schemas), until, judgement) };
  }
  if (to !== undefined && isVersionName(to)) throw new CallError(`${from} and ${to}: give two versions, or two folders`);
  const folder = to ?? schemas;
  if (from === 'lock') {
    const file = join(folder, LOCK_FILE);
    return { from: file, to: folder, findings: compareApis(lockViews(file, io), await readViews(folder, io, true), judgement) };
  }
  return { from, to: folder, findings: compareApis(await readViews(from, io), await readViews(folder, io), judgement) };
}

async function readViews(schemas: string, io: Io, contractsOnly = false): Promise<Views> {
  if (!statSync(schemas, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CallError(`no such folder: ${schemas}${/^v?\d/.test(schemas) ? '; a version is MAJOR.MINOR' : ''}`);
  }
  const { api, diagnostics, locate } = await readDefinitions(schemas);
  if (!api) {
    report(diagnostics, 'text', io);
    throw new Unreadable();
  }
  return viewsOf(api, { locate, contractsOnly });
}

function lockViews(file: string, io: Io): Views {
  if (!existsSync(file)) throw new CallError(`no such file: ${file}; taskwright lock writes it`);
  const { lock, diagnostics } = readLock(file);
  if (diagnostics.length > 0) {
    report(diagnostics, 'text', io);
    throw new Unreadable();
  }
  return viewsOfLock(lock, file);
}

function versionIn({ versions }: Views, version: string, schemas: string): string {
  if (!isVersionName(version)) throw new CallError(`${version}: a version is MAJOR.MINOR`);
  if (!versions.includes(version)) throw new CallError(`${schemas} has no version ${version}; it has ${versions.join(', ')}`);
  return version;
}

/** @throws CallError for a rule that there is not */
function ignoredBy(text: string): (finding: Finding) => boolean {
  const [rule = '', action] = text.split(':');
  const ids = rules.map(({ id }) => id);
  if (!ids.includes(rule))
    throw new CallError(`--ignore ${text}: no such rule; ${didYouMean(rule, ids, 'see docs/reference/compatibility.md')}`);
  return (finding) => finding.rule === rule && (action === undefined || finding.action === action);
}
