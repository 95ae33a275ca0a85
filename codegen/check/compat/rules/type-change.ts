import type { SchemaPair } from '../pairs.js';
import type { Change } from '../rule.js';
import { goByForms, isAny, type Kind, kindsOf, kindsText } from '../values.js';

/** How the types of a value changed, where `holds` says so of them. Null, which most types come with or without, is left to its own rules. */
export function typeChange(
  pair: SchemaPair,
  holds: (was: ReadonlySet<Kind>, is: ReadonlySet<Kind>) => boolean,
): Change | undefined {
  if (goByForms(pair.was, pair.is)) return undefined;
  const whole = isAny(pair.was) || isAny(pair.is);
  const [was, is] = [kindsOf(pair.was), kindsOf(pair.is)].map((kinds) => (whole ? kinds : withoutNull(kinds))) as [
    ReadonlySet<Kind>,
    ReadonlySet<Kind>,
  ];
  if (!holds(was, is)) return undefined;
  const [before, after] = [kindsText(was), kindsText(is)];
  return { message: `${before} became ${after}`, was: before, is: after };
}

/** What takes null alone is of the type null. */
function withoutNull(kinds: ReadonlySet<Kind>): ReadonlySet<Kind> {
  return kinds.size === 1 ? kinds : new Set([...kinds].filter((kind) => kind !== 'null'));
}
