/**
 * Nodes in groups such that each needs only nodes of its own group or of earlier ones, and groups are as small as can be:
 * nodes share a group only when they need each other (Tarjan's strongly connected components).
 *
 * @param needs every node with the nodes it needs; needed nodes that are no keys are ignored
 */
export function dependencyGroups(needs: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const groups: string[][] = [];
  const stack: string[] = [];
  const order = new Map<string, number>();
  const open = new Set<string>();

  /** Gives the earliest open node that can be reached. */
  function visit(node: string): number {
    const own = order.size;
    order.set(node, own);
    stack.push(node);
    open.add(node);
    let earliest = own;
    for (const next of needs.get(node) ?? []) {
      if (!needs.has(next)) continue;
      const seen = order.get(next);
      if (seen === undefined) earliest = Math.min(earliest, visit(next));
      else if (open.has(next)) earliest = Math.min(earliest, seen);
    }
    if (earliest === own) {
      const group = stack.splice(stack.indexOf(node));
      for (const member of group) open.delete(member);
      groups.push(group);
    }
    return earliest;
  }

  for (const node of needs.keys()) if (!order.has(node)) visit(node);
  return groups;
}
