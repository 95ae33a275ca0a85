import type { ServiceDefinition } from '../../definition/ir.js';
import { Names, pascalCase } from '../print/names.js';

/**
 * Names that types of a service may not have: what emitted code uses beside them, in any language.
 */
const RESERVED: readonly string[] = [
  // TypeScript
  ...['Array', 'AsyncGenerator', 'AsyncIterable', 'AsyncIterator', 'Error', 'Map', 'Object', 'Partial', 'Promise', 'Readonly'],
  ...['ReadonlyArray', 'Record', 'Set', 'String', 'Number', 'Boolean', 'Symbol', 'Function', 'Date', 'CallOptions', 'Connection'],
  // Python
  ...[
    'Any',
    'Dict',
    'Exception',
    'Final',
    'Generic',
    'Iterable',
    'Iterator',
    'List',
    'Literal',
    'Mapping',
    'None',
    'NotRequired',
  ],
  ...['Optional', 'Required', 'Sequence', 'True', 'False', 'Tuple', 'TypedDict', 'Union', 'AsyncConnection'],
  ...['Action', 'Fields', 'Filter', 'Omit'],
];

/** Suffix of a definition's type as it is sent, where that differs from how it is received. */
const SENT = 'Input';

/**
 * The names of a service's types. Every definition and every action has its name claimed, whether this version reaches it or not: a
 * name means the same in all versions.
 */
export class TypeNames {
  readonly #names: Names;
  readonly #definitions: ReadonlyMap<string, string>;
  readonly #actions: ReadonlyMap<string, string>;

  constructor({ name, actions, definitions }: ServiceDefinition) {
    // The service itself is a name of its module: `Tasks`, `AsyncTasks`.
    this.#names = new Names([...RESERVED, pascalCase(name), `Async${pascalCase(name)}`]);
    this.#actions = new Map(actions.map((action) => [action.name, this.#claim(action.name, ['Request', 'Response'])]));
    this.#definitions = new Map(Object.keys(definitions).map((each) => [each, this.#claim(each, ['', SENT])]));
  }

  /** `TaskStatusEnum`, `TaskStatusEnumInput` */
  definition(name: string, sent: boolean): string {
    return `${this.#definitions.get(name)}${sent ? SENT : ''}`;
  }

  /** `GetAllRequest` */
  action(name: string, side: 'Request' | 'Response'): string {
    return `${this.#actions.get(name)}${side}`;
  }

  /** A name for what stands inside another type: `GetAllResponseStats`. */
  inner(parent: string, place: string): string {
    return this.#names.claim(`${parent}${pascalCase(place)}`);
  }

  #claim(name: string, suffixes: readonly string[]): string {
    return this.#names.claimAll(pascalCase(name), suffixes);
  }
}
