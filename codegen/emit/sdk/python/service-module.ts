import { pascalCase } from '../../print/names.js';
import type { SdkService } from '../model.js';
import { docstring } from './docstring.js';
import { generated } from './header.js';
import { isSpeltOut, type Method } from './method.js';
import { declareAction, declareMethods, type Flavour } from './methods.js';
import { brackets, indented, lines, WIDTH } from './printer.js';
import { declareTypes } from './type-declarations.js';

/** Class names of a service: `Tasks`, `AsyncTasks`. */
export function serviceClasses(service: SdkService): { readonly blocking: string; readonly awaited: string } {
  const name = pascalCase(service.name);
  return { blocking: name, awaited: `Async${name}` };
}

/** `tasks.py`: the types of a service and its actions, once for threads and once for asyncio. */
export function serviceModule(
  service: SdkService,
  methods: readonly Method[],
  errorClasses: ReadonlyMap<string, string>,
): string {
  const types = declareTypes(service.types.filter((type) => !isSpeltOut(type, methods)));
  const { blocking, awaited } = serviceClasses(service);
  const body = [
    ...types,
    methods.flatMap(declareAction),
    serviceClass(blocking, 'Connection', service.description, methods, { isAsync: false, errorClasses }),
    serviceClass(awaited, 'AsyncConnection', `\`\`${blocking}\`\` for asyncio.`, methods, {
      isAsync: true,
      errorClasses,
      fullyIn: blocking,
    }),
  ].map((block) => block.join('\n'));
  const doc = docstring([service.description || `The service ${service.name}.`], 0).join('\n');
  const text = body.join('\n\n\n');
  return generated([doc, 'from __future__ import annotations', imports(text)].join('\n\n'), text);
}

function serviceClass(
  name: string,
  connection: string,
  description: string,
  methods: readonly Method[],
  flavour: Flavour,
): string[] {
  const blocks = [
    [`def __init__(self, connection: ${connection}) -> None:`, '    self._connection = connection'],
    ...methods.flatMap((method) => declareMethods(method, flavour)),
  ];
  const doc = docstring([description], 1);
  return [`class ${name}:`, ...indented([...doc, ...blocks.flatMap((block) => ['', ...block])])];
}

const TYPING = [
  ...['Any', 'AsyncIterator', 'Dict', 'Iterator', 'List', 'Literal', 'Mapping', 'Optional', 'Sequence', 'TypedDict', 'Union'],
];
const RUNTIME: readonly (readonly [module: string, names: readonly string[]])[] = [
  ['action', ['OMIT', 'Action', 'Fields', 'Filter', 'Omit', 'given']],
  ['connection', ['AsyncConnection', 'Connection']],
  ['deprecation', ['deprecated']],
];

/** Imports of what the text uses, and of nothing else. */
function imports(text: string): string {
  const code = text.replace(/"""[\s\S]*?"""/g, '');
  const used = (names: readonly string[]) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  const line = (module: string, names: readonly string[]) => (names.length === 0 ? [] : importLine(module, names));
  return [
    ...line('typing', used(TYPING)),
    '',
    ...RUNTIME.flatMap(([module, names]) => line(`._runtime.${module}`, used(names))),
  ].join('\n');
}

function importLine(module: string, names: readonly string[]): string[] {
  const flatLine = `from ${module} import ${names.join(', ')}`;
  return flatLine.length <= WIDTH ? [flatLine] : lines(brackets(`from ${module} import (`, names, ')'), 0);
}
