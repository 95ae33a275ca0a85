import type { Document } from 'mongodb';
import type { QueryPlan } from '../port.js';

/**
 * Reads the winning plan out of a server's answer to explain: its stages from the last to the first, with the index each walks:
 * `SORT < FETCH < IXSCAN(status_last_update)`. The engine that ran (classic, slot-based, sharded) decides where they stand in it.
 */
export function queryPlan(explained: Document): QueryPlan {
  const stages = stagesOf((explained as { queryPlanner?: { winningPlan?: unknown } }).queryPlanner?.winningPlan);
  return { scan: stages.some((stage) => stage.startsWith('COLLSCAN')), detail: stages.join(' < ') };
}

/** The plan of several reads: a scan when one of them is. */
export function combined(plans: readonly QueryPlan[]): QueryPlan {
  return { scan: plans.some((plan) => plan.scan), detail: plans.map((plan) => plan.detail).join(' + ') };
}

const INNER = ['queryPlan', 'inputStage', 'inputStages', 'thenStage', 'elseStage', 'shards', 'winningPlan'];

function stagesOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(stagesOf);
  if (typeof node !== 'object' || node === null) return [];
  const { stage, indexName, ...rest } = node as Record<string, unknown>;
  const own = typeof stage === 'string' ? [typeof indexName === 'string' ? `${stage}(${indexName})` : stage] : [];
  return [...own, ...INNER.flatMap((member) => stagesOf(rest[member]))];
}
