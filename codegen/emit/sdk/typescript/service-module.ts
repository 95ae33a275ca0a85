import { block, printValue, stringLiteral } from '../../print/typescript.js';
import type { SdkAction, SdkModel, SdkService } from '../model.js';
import { withHeader } from './header.js';
import { type MethodNames, methodNames, namesOf } from './names.js';

/** `services/tasks.js`: a function that gives the methods of a service over a connection. */
export function serviceModule(service: SdkService, { version }: SdkModel): string {
  const { key, type } = namesOf(service);
  const methods = [...methodNames(service.actions)].flatMap(([action, names]) => methodsOf(action, names));
  const helpers = ['items', 'pages', 'scroll'].filter((name) => methods.some((method) => method.includes(` ${name}(`)));
  const body = [
    ...(helpers.length > 0 ? [`import { ${helpers.join(', ')} } from '../core/listing.js';\n`] : []),
    `/** @type {typeof import('./${key}.js').${key}} */`,
    `export function ${key}(connection) ${block('{', '}', 0, [
      `/** @type {import('./${key}.js').${type}} */`,
      `const service = ${block('{', '}', 1, methods)};`,
      'return service;',
    ])}`,
  ];
  return withHeader(`The service \`${service.name}\`.`, version, body.join('\n'), `./${key}.d.ts`);
}

function methodsOf(action: SdkAction, names: MethodNames): string[] {
  const { fullName, paging, scroll } = action;
  const traits = traitsOf(action);
  const kind = action.stream ? 'stream' : 'call';
  const args = [stringLiteral(fullName), 'request', 'options', ...(Object.keys(traits).length > 0 ? [printValue(traits)] : [])];
  const ask = `(next) => service.${names.call}(next, options)`;
  const method = (name: string, value: string) => `${name}: (request = {}, options = {}) => ${value},`;
  const answers = paging ? names.pages : names.scroll;
  const list = (paging ?? scroll)?.items;
  return [
    `${names.call}: (request, options) => connection.${kind}(${args.join(', ')}),`,
    ...(paging ? [method(names.pages, `pages(${ask}, request, ${texts(paging.page, paging.size, paging.items)})`)] : []),
    ...(scroll
      ? [
          method(
            names.scroll,
            `scroll(${stringLiteral(fullName)}, ${ask}, request, ${texts(scroll.id, scroll.size, scroll.items)})`,
          ),
        ]
      : []),
    ...(list === undefined ? [] : [method(names.items, `items(service.${answers}(request, options), ${stringLiteral(list)})`)]),
  ];
}

/** What the connection has to know of the action beside its name. */
function traitsOf({ idempotent, authorize, scroll }: SdkAction): object {
  return {
    ...(idempotent ? { idempotent } : {}),
    ...(idempotent && scroll ? { unless: scroll.id } : {}),
    ...(authorize ? {} : { authorize }),
  };
}

function texts(...values: readonly string[]): string {
  return values.map(stringLiteral).join(', ');
}
