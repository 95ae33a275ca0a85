import type { StatusDefinition, StatusMachine } from '../../definition/ir.js';
import { actionLink, page } from './page.js';
import { anchor, code, fenced, prose, table } from './text.js';

/** File of the status machines, beside the references of the services. */
export const STATUS_FILE = 'status-machine.md';

/** The page of all status machines: for each a table and a diagram. */
export function emitStatusMachines(machines: readonly StatusMachine[]): string {
  return page(
    machines.map(({ name }) => `schemas/${name}-status.conf`),
    ['# Status machine', ...machines.flatMap((machine) => machineSection(machine))],
  );
}

function machineSection({ name, description, statuses }: StatusMachine): string[] {
  return [
    `## The statuses of a ${name}`,
    ...(description === undefined ? [] : [prose(description)]),
    table<StatusDefinition>(
      [
        { title: 'status', of: (status) => `${anchor(status.name)}${code(status.name)}` },
        { title: 'what it means', of: (status) => prose(status.description) },
        { title: 'may go to', of: ({ next }) => next.map(code).join(', ') },
        { title: 'reached by', of: ({ reachedBy }) => reachedBy.map((name) => actionLink(name)).join(', ') },
      ],
      statuses,
    ),
    fenced('mermaid', diagram(statuses)),
  ];
}

function diagram(statuses: readonly StatusDefinition[]): string {
  const reached = new Set(statuses.flatMap(({ next }) => next));
  const isolated = statuses.filter(({ name, next }) => next.length === 0 && !reached.has(name));
  const steps = statuses.flatMap(({ name, next }) => next.map((to) => `${name} --> ${to}`));
  return ['stateDiagram-v2', ...[...isolated.map(({ name }) => name), ...steps].map((line) => `    ${line}`)].join('\n');
}
