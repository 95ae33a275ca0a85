import type { StatusMachine } from '../definition/ir.js';
import { withHeader } from './header.js';
import { machineType } from './model.js';
import { camelCase, Names } from './print/names.js';
import { atom, union } from './print/types.js';
import { docComment, printValue, stringLiteral } from './print/typescript.js';

/** `machines.ts`: which status may follow which. */
export function machinesModule(machines: readonly StatusMachine[]): string {
  const names = new Names(['StatusMachine']);
  const body = [
    `/** The statuses of one kind of object. */
export interface StatusMachine<Status extends string> {
  readonly statuses: readonly Status[];
  /** Statuses that may follow without force. */
  readonly next: Readonly<Record<Status, readonly Status[]>>;
  /** Names of the actions that lead to a status. */
  readonly reachedBy: Readonly<Record<Status, readonly string[]>>;
  readonly descriptions: Readonly<Record<Status, string>>;
}`,
    ...machines.map((machine) => machineText(machine, names)),
  ];
  return withHeader('Status machines: which status may follow which, and what leads there.', body.join('\n\n'));
}

function machineText({ name, statuses }: StatusMachine, names: Names): string {
  const type = machineType(name);
  const constant = names.claim(camelCase(type));
  const byStatus = (value: (status: StatusMachine['statuses'][number]) => unknown) =>
    Object.fromEntries(statuses.map((status) => [status.name, value(status)]));
  const value = {
    statuses: statuses.map((status) => status.name),
    next: byStatus(({ next }) => next),
    reachedBy: byStatus(({ reachedBy }) => reachedBy),
    descriptions: byStatus(({ description }) => description),
  };
  const alternatives = union(statuses.map((status) => atom(stringLiteral(status.name)))).text;
  return [
    `${docComment([`A status of a ${name}.`])}export type ${type} = ${alternatives};`,
    `export const ${constant}: StatusMachine<${type}> = ${printValue(value)};`,
  ].join('\n\n');
}
