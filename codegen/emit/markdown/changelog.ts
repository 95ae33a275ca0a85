import { compareVersions } from '../../check/compat/compare.js';
import { type Finding, reaches } from '../../check/compat/finding.js';
import { type Views, viewsOf } from '../../check/compat/view.js';
import { plural } from '../../check/format.js';
import type { ApiDefinition } from '../../definition/ir.js';
import { actionChanges, newActions } from './changelog-action.js';
import { page } from './page.js';
import { table } from './text.js';

/** What changed in one version. */
interface Entry {
  readonly version: string;
  readonly before: string | undefined;
  readonly findings: readonly Finding[];
}

/** Name of the index in the folder of the changelog: what is shown when somebody opens it. */
export const CHANGELOG_INDEX = 'README.md';

/**
 * The changelog of an API: a page for each version that some layer names, with what it changed for callers of the version before it, and
 * an index.
 *
 * @param reference where the pages of the reference are, as links from the changelog say it: `"../reference/"`
 * @returns Markdown by file name; the same definitions give the same bytes
 */
export function emitChangelog(api: ApiDefinition, reference: string): ReadonlyMap<string, string> {
  const views = viewsOf(api);
  const entries = views.versions.map((version, i) => entryOf(views, version, views.versions[i - 1]));
  return new Map([
    ...entries.map((entry) => [`${entry.version}.md`, versionPage(api, entry, reference)] as const),
    [CHANGELOG_INDEX, indexPage(entries)],
  ]);
}

/** Of the first version everything is new. */
function entryOf(views: Views, version: string, before: string | undefined): Entry {
  return { version, before, findings: compareVersions(views, before ?? '0.0', version) };
}

function versionPage(api: ApiDefinition, { version, before, findings }: Entry, reference: string): string {
  const against =
    before === undefined ? 'The first version.' : `What changes for callers who come from [${before}](${before}.md).`;
  const services = api.services.flatMap((service) => {
    const own = findings.filter(({ action }) => action.startsWith(`${service.name}.`));
    const blocks = [...newActions(service, own, reference), ...actionChanges(service, version, own, reference)];
    return blocks.length === 0 ? [] : [`## ${service.name}`, ...blocks];
  });
  const told = [against, marks(findings)].filter((part) => part !== '').join(' ');
  return page(['schemas/services'], [`# ${version}`, told, ...services]);
}

/** What nobody should overlook. */
function marks(findings: readonly Finding[]): string {
  const breaking = findings.filter(({ level }) => reaches(level, 'error')).length;
  return breaking === 0 ? '' : `**${plural(breaking, 'breaking change')}.**`;
}

function indexPage(entries: readonly Entry[]): string {
  const count = (holds: (finding: Finding) => boolean) => (entry: Entry) => String(entry.findings.filter(holds).length || '');
  const isNew = ({ rule }: Finding) => rule === 'action-added';
  const rows = table<Entry>(
    [
      { title: 'version', of: ({ version }) => `[${version}](${version}.md)` },
      { title: 'new actions', of: count(isNew) },
      {
        title: 'changed actions',
        of: ({ findings }) => String(new Set(findings.filter((each) => !isNew(each)).map(({ action }) => action)).size || ''),
      },
      { title: 'breaking', of: count(({ level }) => level === 'error'), optional: true },
      { title: 'deprecated', of: count(({ rule }) => rule === 'deprecated'), optional: true },
    ],
    entries.toReversed(),
  );
  const introduction =
    'What each version of the API changed. A version that is not listed answers as the listed one below it; callers of a version keep what it gave them.';
  return page(['schemas/services'], ['# Changelog of the API', introduction, rows]);
}
