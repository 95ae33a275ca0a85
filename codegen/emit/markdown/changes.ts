import type { LayerDefinition } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type Canonical, contractOf } from '../../lock/contract.js';
import { type Difference, differences } from '../../lock/difference.js';
import type { Definitions } from '../schema/refs.js';
import { code, prose, table } from './text.js';

/** The versions of an action and what each changed for its callers: a table, or a line when there is only one. */
export function versionsText(layers: readonly LayerDefinition[], definitions: Definitions): string {
  if (layers.length === 1) return `Since version ${layers[0]?.version}.`;
  const rows = layers.map((layer, i) => ({ layer, before: layers[i - 1] }));
  return table(
    [
      { title: 'version', of: ({ layer }) => layer.version },
      {
        title: 'what it added',
        of: ({ layer, before }) => [changes(layer, before, definitions), ageing(layer)].filter(Boolean).join('; '),
      },
    ],
    rows,
  );
}

/** `deprecated since 2026-01-31, gone on 2027-02-28`; empty for a layer that is neither. */
export function ageing({ deprecated, sunset }: LayerDefinition): string {
  const state =
    deprecated === undefined || deprecated === false ? '' : deprecated === true ? 'deprecated' : `deprecated since ${deprecated}`;
  return [state, sunset === undefined ? '' : `gone on ${sunset}`].filter(Boolean).join(', ');
}

function changes(layer: LayerDefinition, before: LayerDefinition | undefined, definitions: Definitions): string {
  if (before === undefined) return 'the action';
  const found = differences(contractOf(before, definitions), contractOf(layer, definitions));
  const said = ['request', 'response', 'batch'].flatMap((side) => sideChanges(side, found));
  if (said.length > 0) return said.join('; ');
  return layer.description === before.description ? 'the same fields' : prose(layer.description);
}

const VERBS: Readonly<Record<string, string>> = { request: 'takes', response: 'gives', batch: 'repeats' };

function sideChanges(side: string, found: readonly Difference[]): string[] {
  const own = found.filter(({ path }) => path === side || path.startsWith(`${side}.`)).flatMap(byField);
  const name = ({ path }: Difference) => code(path.slice(side.length + 1).replaceAll(/(?<=^|\.)properties\./g, '') || side);
  const added = own.filter(({ was }) => was === undefined).map(name);
  const removed = own.filter((each) => each.was !== undefined && each.is === undefined).map(name);
  const changed = own.filter(({ was, is }) => was !== undefined && is !== undefined);
  return [
    ...(added.length > 0 ? [`${VERBS[side]} ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`${VERBS[side]} no ${removed.join(', ')} any more`] : []),
    ...changed.map((each) => `${name(each)}: ${code(JSON.stringify(each.was))} became ${code(JSON.stringify(each.is))}`),
  ];
}

/** The fields of an object that had none before, or has none any more, one by one. */
function byField(difference: Difference): Difference[] {
  const { path, was, is } = difference;
  const fields = is ?? was;
  if (!path.endsWith('.properties') || (was !== undefined && is !== undefined) || !isNode(fields)) return [difference];
  return Object.entries(fields as Readonly<Record<string, Canonical>>).map(([name, field]) =>
    is === undefined ? { path: `${path}.${name}`, was: field, is } : { path: `${path}.${name}`, was, is: field },
  );
}
