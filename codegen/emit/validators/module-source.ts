import { HELPERS } from './helpers.js';
import { schemaParts } from './schema-parts.js';
import type { Standalone } from './standalone.js';

/** An exported validator. */
export interface Export {
  readonly name: string;
  /** Id of its schema. */
  readonly id: string;
  /** The caller's data decides how deep it recurses. */
  readonly unbounded: boolean;
}

/**
 * A module of Ajv's functions that imports nothing: helpers stand in the module itself, constants keep only what functions read,
 * schema paths, which nobody reads, go, and exports have a declared type.
 */
export function moduleSource({ functions, constants, names }: Standalone, exports: readonly Export[]): string {
  const code = functions.map(compact);
  const parts = schemaParts(code.join('\n'));
  const helpers = new Set<string>();
  const declarations = [...constants].flatMap(([name, expression]) => {
    const part = name.startsWith('schema') ? parts(name, expression) : withHelper(expression, helpers);
    return part === undefined ? [] : [`const ${name} = ${part};`];
  });
  const lines = exports.map(({ name, id, unbounded }) => {
    if (unbounded) helpers.add('guarded');
    const validate = unbounded ? `guarded(${names.get(id)})` : names.get(id);
    return `export const ${name}: Validator = ${validate};`;
  });
  return [...[...helpers].sort().map(helperText), declarations.join('\n'), ...code, lines.join('\n')].join('\n\n');
}

function compact(code: string): string {
  return (
    code
      .replaceAll(/^\/\*# sourceURL=.*$/gm, '')
      // A quote inside a string literal is escaped, so that this matches only the key of an error object.
      .replaceAll(/schemaPath:"(?:[^"\\]|\\.)*",/g, '')
      .replaceAll(/^;?\n/gm, '')
      .trim()
  );
}

/** Ajv asks for its run-time helpers with `require`: the helper's own name takes the place of the call. */
function withHelper(expression: string, helpers: Set<string>): string {
  return expression.replace(/^require\("ajv\/dist\/runtime\/(\w+)"\)\.default$/, (_, name: string) => {
    helpers.add(name);
    return name;
  });
}

function helperText(name: string): string {
  const text = HELPERS.get(name);
  if (text === undefined) throw new Error(`Ajv wants a run-time helper that is not there: ${name}`);
  return text;
}
