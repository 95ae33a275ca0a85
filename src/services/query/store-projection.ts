import type { Projection } from '../../store/index.js';
import { type Field, type Fields, fieldBelow, object } from './fields.js';
import { memberOf, type OmittedMembers, type Selection } from './selection.js';

/** What the store has to read for a selection; undefined when that is the whole document. */
export function storeProjection(selection: Selection, fields: Fields): Projection | undefined {
  const document = object(fields);
  if (!selection.whole) return { include: includedPaths(selection, document) };
  const hidden = Object.keys(fields).filter((name) => fields[name]?.hidden && !memberOf(selection, name, true));
  const exclude = new Set([...hidden, ...omittedPaths(selection.omitted, document)]);
  return exclude.size === 0 ? undefined : { exclude: [...exclude] };
}

/** Paths end at references: what lies past them is another document. */
function includedPaths(selection: Selection, field: Field, prefix = ''): string[] {
  return [...selection.members].flatMap(([name, member]) => {
    const below = fieldBelow(field, name);
    const ends = !below || member.whole || below.kind === 'reference';
    return ends ? [prefix + name] : includedPaths(member, below, `${prefix}${name}.`);
  });
}

function omittedPaths(omitted: OmittedMembers, field: Field, prefix = ''): string[] {
  return [...omitted].flatMap(([name, inner]) => {
    if (inner === 'whole') return [prefix + name];
    const below = fieldBelow(field, name);
    return !below || below.kind === 'reference' ? [] : omittedPaths(inner, below, `${prefix}${name}.`);
  });
}
