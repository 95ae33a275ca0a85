import { createRequire } from 'node:module';

type MingoCore = typeof import('mingo/core');
type MingoOperators = typeof import('mingo/operators/query');
type MingoQuery = typeof import('mingo/query');

/** What this store uses of mingo. */
export interface Mingo {
  readonly Query: MingoQuery['Query'];
  readonly context: ReturnType<MingoCore['Context']['init']>;
}

const require = createRequire(import.meta.url);
let loaded: Mingo | undefined;

/**
 * mingo, loaded when it is first needed: SQL answers most queries alone, and to load it at every start would take as long as
 * opening the database.
 */
export function mingo(): Mingo {
  loaded ??= load();
  return loaded;
}

function load(): Mingo {
  const { Context } = require('mingo/core') as MingoCore;
  const query = require('mingo/operators/query') as MingoOperators;
  const { Query } = require('mingo/query') as MingoQuery;
  return { Query, context: Context.init({ query: query as never }) };
}
