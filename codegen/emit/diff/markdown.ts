import type { Finding } from '../../check/compat/finding.js';
import type { Level } from '../../check/compat/rule.js';
import { code, prose, table } from '../markdown/text.js';
import { countsText, type DiffReport, versionsText } from './report.js';

const TITLES: Readonly<Record<Level, string>> = { error: 'Breaking', warning: 'May break', info: 'Other changes' };

/** For a pull request: what breaks callers first, what does not folded away. */
export function markdownReport({ from, to, findings }: DiffReport): string {
  const title = `## API: ${prose(from)} to ${prose(to)}`;
  if (findings.length === 0) return `${title}\n\nNo changes.\n`;
  const parts = (['error', 'warning', 'info'] as const).flatMap((level) => {
    const own = findings.filter((finding) => finding.level === level);
    return own.length === 0 ? [] : [section(level, own)];
  });
  return `${[title, countsText(findings), ...parts].join('\n\n')}\n`;
}

function section(level: Level, findings: readonly Finding[]): string {
  const rows = table(
    [
      { title: 'action', of: ({ action }: Finding) => code(action) },
      { title: 'versions', of: versionsText, optional: true },
      { title: 'where', of: ({ path }) => code(path), optional: true },
      { title: 'what', of: ({ message }) => prose(message) },
      { title: 'rule', of: ({ rule }) => code(rule) },
    ],
    findings,
  );
  const title = `${TITLES[level]} (${findings.length})`;
  return level === 'info' ? `<details><summary>${title}</summary>\n\n${rows}\n\n</details>` : `### ${title}\n\n${rows}`;
}
