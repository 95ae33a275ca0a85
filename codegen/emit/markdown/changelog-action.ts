import type { Finding } from '../../check/compat/finding.js';
import type { ActionDefinition, LayerDefinition, SchemaNode, ServiceDefinition } from '../../definition/ir.js';
import { type Field, fieldsOf } from './fields.js';
import { actionLink } from './page.js';
import { code, firstSentence, prose, table } from './text.js';

/** Actions that a version brought, as a table; nothing when there are none. */
export function newActions({ actions }: ServiceDefinition, findings: readonly Finding[], reference: string): string[] {
  const added = findings
    .filter(({ rule }) => rule === 'action-added')
    .flatMap(({ action, versions }) => {
      const found = actions.find(({ fullName }) => fullName === action);
      const layer = found?.layers.find(({ version }) => version === versions.is);
      return found && layer ? [{ action: found, layer }] : [];
    });
  if (added.length === 0) return [];
  const rows = table(
    [
      { title: 'new action', of: ({ action }) => linkTo(action, reference) },
      { title: 'what it does', of: ({ layer }) => prose(firstSentence(layer.description)) },
    ],
    added,
  );
  return [rows];
}

/** Actions that a version changed, a list each; also those that do something else with the same fields. */
export function actionChanges(
  { name, actions, definitions }: ServiceDefinition,
  version: string,
  findings: readonly Finding[],
  reference: string,
): string[] {
  return actions.flatMap((action) => {
    const index = action.layers.findIndex((layer) => layer.version === version);
    const [layer, before] = [action.layers[index], action.layers[index - 1]];
    const own = findings.filter((finding) => finding.action === action.fullName && finding.rule !== 'action-added');
    // A batch changes with the action whose requests it repeats, without a layer of its own.
    if (own.length === 0 && !(layer && before)) return [];
    const fields = layer ? describedFields(layer, definitions) : new Map<string, Field>();
    const page = `${reference}${name}.md`;
    const lines = inOrder(own).map((finding) => `- ${lineOf(finding, fields, page)}`);
    const told = layer && before && layer.description !== before.description ? [prose(layer.description)] : [];
    if (lines.length + told.length === 0) return [`### ${linkTo(action, reference)}`, 'The same fields.'];
    return [`### ${linkTo(action, reference)}`, ...told, ...(lines.length > 0 ? [lines.join('\n')] : [])];
  });
}

/** What a new field is, by where it is. */
function describedFields(
  { request, response }: LayerDefinition,
  definitions: Readonly<Record<string, SchemaNode>>,
): ReadonlyMap<string, Field> {
  const side = (name: string, schema: SchemaNode | undefined) =>
    schema ? fieldsOf(schema, definitions).map((field) => [`${name}.${field.path}`, field] as const) : [];
  return new Map([...side('request', request), ...side('response', response)]);
}

/** That something is deprecated comes first. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const isFirst = ({ rule }: Finding) => rule === 'deprecated';
  return [...findings.filter(isFirst), ...findings.filter((finding) => !isFirst(finding))];
}

/** @param page that of the service in the reference, where its objects have their sections */
function lineOf(finding: Finding, fields: ReadonlyMap<string, Field>, page: string): string {
  const { rule, level, path, message } = finding;
  if (rule === 'request-field-added' || rule === 'response-field-added') return newField(finding, fields.get(path), page);
  const what = path === '' ? prose(message) : `${code(path)}: ${prose(message)}`;
  if (rule === 'deprecated') return `**${capitalised(what)}.**`;
  if (level === 'info') return what;
  return level === 'error' ? `**Breaking**: ${what} (${code(rule)})` : `May break: ${what} (${code(rule)})`;
}

function newField({ path, direction }: Finding, field: Field | undefined, page: string): string {
  const verb = direction === 'request' ? 'takes' : 'gives';
  const name = code(path.slice(direction.length + 1));
  if (!field) return `${verb} ${name}`;
  return `${verb} ${name} (${field.type.replaceAll('](#', `](${page}#`)}): ${prose(firstSentence(field.description))}`;
}

function linkTo({ fullName }: ActionDefinition, reference: string): string {
  return actionLink(fullName, reference);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
