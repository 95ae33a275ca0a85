import type { CompanyDocument } from '../../auth/index.js';
import { retentionLease } from '../../services/maintenance/maintenance.js';
import { Retention, type RetentionCandidate } from '../../services/maintenance/retention.js';
import type { RetentionRule } from '../../services/maintenance/retention-rule.js';
import type { ProjectDocument } from '../../services/projects/project-document.js';
import type { Services } from '../../services/services.js';
import { compose, token } from '../container.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import { type Administration, administer } from './administer.js';
import { type Options, text, verbOf, writeJson } from './options.js';
import { chosenCompany } from './whom.js';

interface Work {
  readonly retention: Retention;
  readonly services: Services;
  /** The company that is named; undefined when none is. */
  readonly named: CompanyDocument | undefined;
  /** The same, or the first one. */
  readonly company: CompanyDocument;
}

const verbs = { list, add, preview, enable, disable, remove, run };

/**
 * `taskwright retention list | add | preview | enable | disable | remove | run`: rules that delete old archived tasks, straight in the
 * database. A new rule deletes nothing until it was previewed and enabled.
 */
export async function retention(options: Options, io: Io): Promise<number> {
  const verb = verbOf('retention', options.verb, ['list', 'add', 'preview', 'enable', 'disable', 'remove', 'run']);
  return administer(options, io, async (parts) => verbs[verb](await workOf(parts, options), options, io));
}

async function workOf(parts: Administration, options: Options): Promise<Work> {
  const said = text(options, 'company');
  const named = said === undefined ? undefined : await chosenCompany(parts.auth.identities, said);
  const services = compose(parts).resolve(token.services);
  const company = named ?? parts.installation.company;
  return { retention: new Retention(services.store, services.tasks), services, named, company };
}

async function list({ retention: { rules }, services, named }: Work, options: Options, io: Io): Promise<void> {
  const all = await rules.list(named ? { company: named.id } : {});
  if (options.json) return writeJson(io, all);
  const found = await services.projects.collection.find({ id: { $in: all.map(({ project }) => project) } });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  for (const rule of all) io.stdout.write(row(rule, names.get(rule.project) ?? `${rule.project} (gone)`));
}

async function add({ retention: { rules }, services, company }: Work, options: Options, io: Io): Promise<void> {
  const project = await chosenProject(services, company, text(options, 'project'));
  const days = Number(text(options, 'days'));
  const rule = await rules.add({ company: company.id, project: project.id, subprojects: Boolean(options.subprojects), days });
  if (options.json) return writeJson(io, rule);
  io.stdout.write(row(rule, project.name));
  io.stdout.write(`It deletes nothing yet: see taskwright retention preview ${rule.id}\n`);
}

async function preview({ retention }: Work, options: Options, io: Io): Promise<void> {
  const rule = await chosenRule(retention, 'preview', options);
  const candidates = await retention.preview(rule);
  const going = candidates.filter(({ kept }) => kept === undefined);
  if (options.json) return writeJson(io, { rule: rule.id, would_delete: going.length, tasks: candidates.map(shown) });
  for (const { task, kept } of candidates) {
    const fate = kept === undefined ? 'would go' : `stays: ${kept}`;
    io.stdout.write(`${task.id}  ${task.last_change.toISOString().slice(0, 10)}  ${task.name}  (${fate})\n`);
  }
  io.stdout.write(`would delete ${going.length} and keep ${candidates.length - going.length}; nothing was deleted\n`);
}

async function enable({ retention }: Work, options: Options, io: Io): Promise<void> {
  const { id } = await chosenRule(retention, 'enable', options);
  await retention.rules.enable(id);
  tell({ enabled: id }, `enabled ${id}: the server deletes by it from now on\n`, options, io);
}

async function disable({ retention }: Work, options: Options, io: Io): Promise<void> {
  const { id } = await chosenRule(retention, 'disable', options);
  await retention.rules.disable(id);
  tell({ disabled: id }, `disabled ${id}\n`, options, io);
}

async function remove({ retention }: Work, options: Options, io: Io): Promise<void> {
  const { id } = await chosenRule(retention, 'remove', options);
  await retention.rules.remove(id);
  tell({ removed: id }, `removed ${id}\n`, options, io);
}

/** The enabled rules of all companies at once, as the server does from time to time. */
async function run({ retention, services }: Work, options: Options, io: Io): Promise<void> {
  const runs = await retentionLease(services.store).during(io.signal, (mayGoOn) => retention.run(mayGoOn));
  if (runs === undefined) throw new UsageError('retention run: another process is at it, or was a minute ago');
  const results = runs.map(({ rule, deleted, kept }) => ({ rule: rule.id, deleted, kept }));
  if (options.json) return writeJson(io, results);
  for (const { rule, deleted, kept } of results) io.stdout.write(`${rule}  deleted ${deleted}, kept ${kept}\n`);
  if (results.length === 0) io.stdout.write('no rule is enabled\n');
}

async function chosenRule({ rules }: Retention, verb: string, { rule: id }: Options): Promise<RetentionRule> {
  if (id === undefined) throw new UsageError(`retention ${verb}: say the id of the rule; retention list shows them`);
  const rule = await rules.collection.get(String(id));
  if (!rule) throw new UsageError(`retention ${verb} ${String(id)}: no rule has this id; retention list shows them`);
  return rule;
}

async function chosenProject(
  { projects }: Services,
  company: CompanyDocument,
  named: string | undefined,
): Promise<ProjectDocument> {
  if (named === undefined) throw new UsageError('retention add: --project says which one');
  const [project] = await projects.collection.find({ company: company.id, $or: [{ id: named }, { name: named }] }, { limit: 1 });
  if (!project) throw new UsageError(`--project ${named}: ${company.name} has no project with this name or id`);
  return project;
}

function row({ id, subprojects, days, enabled, previewed }: RetentionRule, project: string): string {
  const state = enabled ? 'on' : previewed ? 'off, previewed' : 'off, never previewed';
  return `${id}  ${project}${subprojects ? ' and below' : ''}: archived, unchanged for ${days} days  (${state})\n`;
}

/** A candidate as a program reads one. */
function shown({ task, kept }: RetentionCandidate) {
  return { ...task, ...(kept === undefined ? {} : { kept }) };
}

function tell(answer: object, line: string, { json }: Options, io: Io): void {
  if (json) writeJson(io, answer);
  else io.stdout.write(line);
}
