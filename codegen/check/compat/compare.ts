import type { ApiDefinition } from '../../definition/ir.js';
import { compareVersionNames } from '../../definition/versions.js';
import { type Finding, sortFindings } from './finding.js';
import type { ActionPair, ActionView } from './pairs.js';
import { routePairs } from './routes.js';
import type { Change, Judgement, Rule } from './rule.js';
import { actionRules, fieldRules, schemaRulesAbout } from './rules/index.js';
import type { Views } from './view.js';
import { viewsOf } from './view.js';
import { type Spot, walkPairs } from './walk.js';

/**
 * What changes for callers who go from one version of an API to another, by action, the worst first. Each version stands for what its
 * callers see: a version that no layer names is that of the layers below it.
 *
 * @param from `"2.12"`
 * @param to `"2.13"`; may be the older one: then it is what changes for those who go back
 * @example
 * compareVersionsOf(api, '2.12', '2.13').filter(({ level }) => level === 'error');
 */
export function compareVersionsOf(api: ApiDefinition, from: string, to: string, judgement: Judgement = {}): readonly Finding[] {
  return compareVersions(viewsOf(api), from, to, judgement);
}

/** The same for anything that can be seen at versions. */
export function compareVersions(views: Views, from: string, to: string, judgement: Judgement = {}): readonly Finding[] {
  const findings = [...views.layers.keys()].flatMap((action) => {
    const [was, is] = [views.at(action, from), views.at(action, to)];
    return was === is ? [] : judge(pairOf(was, is), judgement);
  });
  return sortFindings(findings);
}

/**
 * What changes for callers of any version of `was` when `is` takes its place: published versions must stay as they are. Layers of
 * versions above the newest of `was` are told as new and not compared: nobody calls them yet. Routes of surfaces have no versions, and must
 * stay as they are, too.
 */
export function compareApis(was: Views, is: Views, judgement: Judgement = {}): readonly Finding[] {
  const newest = was.versions.at(-1) ?? '0.0';
  const isPublished = (version: string) => compareVersionNames(version, newest) <= 0;
  const versions = [...new Set([...was.versions, ...is.versions])].filter(isPublished);
  const actions = [...new Set([...was.layers.keys(), ...is.layers.keys()])];
  const pairs = actions.flatMap((action) => {
    const [before, after] = [was.layers.get(action), is.layers.get(action)];
    // An action that only one side has is one change, however many layers it has.
    if (!before) return [pairOf(undefined, is.at(action, after?.[0] ?? newest))];
    if (!after) return [pairOf(was.at(action, newest), undefined)];
    const published = versions.map((version) => pairOf(was.at(action, version), is.at(action, version)));
    const onTop = after.filter((version) => !isPublished(version)).flatMap((version) => is.at(action, version) ?? []);
    return [...new Map(published.map((pair) => [namesOf(pair), pair])).values(), ...onTop.map((view) => ({ onTop: view }))];
  });
  const findings = [...pairs, ...routePairs(was.routes, is.routes)].flatMap((pair) => judge(pair, judgement));
  return sortFindings(toldOnce(findings));
}

/** Without the repetitions of what holds for all layers of an action. */
function toldOnce(findings: readonly Finding[]): Finding[] {
  const rules = new Set(actionRules.flatMap(({ id, ofAllLayers }) => (ofAllLayers ? [id] : [])));
  const told = new Set<string>();
  return findings.filter(({ rule, action, message }) => {
    const id = `${rule} ${action} ${message}`;
    if (!rules.has(rule)) return true;
    const isNew = !told.has(id);
    told.add(id);
    return isNew;
  });
}

/** The layers of a pair: many versions see the same two. */
function namesOf({ was, is }: ActionPair): string {
  return `${was?.version} ${is?.version}`;
}

function pairOf(was: ActionView | undefined, is: ActionView | undefined): ActionPair {
  return { ...(was ? { was } : {}), ...(is ? { is } : {}) };
}

function judge(pair: ActionPair, judgement: Judgement): Finding[] {
  const { was, is } = pair;
  return [...actionChanges(pair, judgement), ...(was && is ? valueChanges(was, is, judgement) : [])];
}

function actionChanges(pair: ActionPair, judgement: Judgement): Finding[] {
  const view = pair.onTop ?? pair.is ?? pair.was;
  if (!view) return [];
  return actionRules.flatMap((rule) =>
    listed(rule.find(pair, judgement)).map((change) => findingOf(rule, change, pair, view, { path: '', keys: [] })),
  );
}

function valueChanges(was: ActionView, is: ActionView, judgement: Judgement): Finding[] {
  // Bodies of another form have nothing to compare in them.
  const request = was.batch === is.batch ? sideChanges('request', was, is, judgement) : [];
  return [...request, ...sideChanges('response', was, is, judgement)];
}

function sideChanges(side: 'request' | 'response', was: ActionView, is: ActionView, judgement: Judgement): Finding[] {
  const path = side === 'request' && is.batch !== undefined ? 'request[]' : side;
  const found: Finding[] = [];
  const note = (rule: Rule, spot: Spot, changes: ReturnType<Rule['find']>): void => {
    if (rule.direction !== side) return;
    for (const change of listed(changes)) found.push(findingOf(rule, change, { was, is }, is, spot));
  };
  for (const { about, subject, spot } of walkPairs(was[side], is[side], { path, keys: [side] })) {
    if (about === 'field') for (const rule of fieldRules) note(rule, spot, rule.find(subject, judgement));
    else for (const rule of schemaRulesAbout[about]) note(rule, spot, rule.find(subject, judgement));
  }
  return found;
}

function findingOf(rule: Rule, change: Change, { was, is, onTop }: ActionPair, view: ActionView, { path, keys }: Spot): Finding {
  const { id, level, direction } = rule;
  const now = is ?? onTop;
  const location = view.locate(keys);
  return {
    rule: id,
    level,
    direction,
    action: view.name,
    versions: versionsOf(was, now),
    path,
    ...change,
    ...(location ? { location } : {}),
  };
}

function versionsOf(was: ActionView | undefined, is: ActionView | undefined): Finding['versions'] {
  return {
    ...(was?.version === undefined ? {} : { was: was.version }),
    ...(is?.version === undefined ? {} : { is: is.version }),
  };
}

function listed(changes: ReturnType<Rule['find']>): readonly Change[] {
  if (changes === undefined) return [];
  return Array.isArray(changes) ? (changes as readonly Change[]) : [changes as Change];
}
