import { atom, list, record, union, unknown } from '../../print/types.js';
import { block, docComment, propertyKey } from '../../print/typescript.js';
import type { SdkAction, SdkError, SdkField, SdkModel, SdkService, SdkType } from '../model.js';
import { withHeader } from './header.js';
import { type MethodNames, methodNames, namesOf } from './names.js';
import { printedType } from './printed-type.js';

/** What is sent, or comes, where the definition names no field. */
const NO_FIELDS = 'Readonly<Record<string, never>>';
const ANY_FIELDS = record(unknown).text;

/** `services/tasks.d.ts`: the types of a service, and its methods. */
export function serviceTypes(service: SdkService, { version, errors }: SdkModel): string {
  const { key, type } = namesOf(service);
  const catalogue = new Map(errors.map((error) => [error.name, error]));
  const methods = [...methodNames(service.actions)].flatMap(([action, names]) => methodsOf(action, names, catalogue));
  const body = [
    "import type { CallOptions, Connection } from '../core/connection.js';",
    `${docComment([service.description])}export interface ${type} ${block('{', '}', 0, methods)}`,
    `${docComment([`The service \`${service.name}\` over a connection.`])}export declare function ${key}(connection: Connection): ${type};`,
    ...service.types.map(declaration),
  ];
  return withHeader(`The service \`${service.name}\`: its methods and types.`, version, body.join('\n\n'));
}

function declaration(type: SdkType): string {
  const doc = docComment([type.description]);
  if (type.kind === 'alias') return `${doc}export type ${type.name} = ${printedType(type.shape).text};`;
  const fields = type.fields.map(fieldLine);
  return `${doc}export interface ${type.name} ${block('{', '}', 0, type.open ? [...fields, 'readonly [field: string]: unknown;'] : fields)}`;
}

function fieldLine(field: SdkField): string {
  const { name, required, shape, description, fallback, since, deprecated, secret, format } = field;
  const type = printedType(shape);
  // `undefined` is spelt out, so that an object may be built from what may be missing under exactOptionalPropertyTypes too.
  const member = required ? `: ${type.text}` : `?: ${union([type, atom('undefined')]).text}`;
  const doc = docComment(
    [
      description,
      secret ? 'Secret: not to be logged or shown.' : '',
      format === undefined ? '' : `@format ${format}`,
      fallback ? `@default ${JSON.stringify(fallback.value)}` : '',
      since === undefined ? '' : `@since ${since}`,
      deprecated ? '@deprecated' : '',
    ],
    1,
  );
  return `${doc}readonly ${propertyKey(name)}${member};`;
}

function methodsOf(action: SdkAction, names: MethodNames, catalogue: ReadonlyMap<string, SdkError>): string[] {
  const { fullName, request = NO_FIELDS, response = ANY_FIELDS, paging, scroll, stream } = action;
  const sent = action.batch ? list(atom(request)).text : request;
  const args = `(request${action.requestRequired ? '' : '?'}: ${sent}, options?: CallOptions)`;
  const doc = (...paragraphs: readonly string[]) => docComment(paragraphs, 1);
  const each = (item: string) => `AsyncGenerator<${item}, void, undefined>`;
  const list_ = paging ?? scroll;
  return [
    `${doc(...actionDoc(action, catalogue))}${names.call}${args}: ${stream ? each(response) : `Promise<${response}>`};`,
    ...(paging
      ? [
          `${doc(`The pages of \`${fullName}\`, one call each; \`${paging.size}\` objects a page.`)}${names.pages}${args}: ${each(response)};`,
        ]
      : []),
    ...(scroll
      ? [
          `${doc(`The answers of a scroll through \`${fullName}\`, \`${scroll.size}\` objects each. Its calls are never repeated: each moves on.`)}${names.scroll}${args}: ${each(response)};`,
        ]
      : []),
    ...(list_
      ? [
          `${doc(`What \`${fullName}\` lists, one by one, \`${list_.size}\` objects a call.`)}${names.items}${args}: ${each(printedType(list_.item).text)};`,
        ]
      : []),
  ];
}

function actionDoc(action: SdkAction, catalogue: ReadonlyMap<string, SdkError>): string[] {
  const { description, layer, since, deprecated, sunset, authorize, allowRoles, idempotent, batch, stream } = action;
  const roles = allowRoles.includes('*') ? '' : `For ${allowRoles.map((role) => `\`${role}\``).join(', ')} only.`;
  const state = [
    typeof deprecated === 'string' ? `since ${deprecated}` : '',
    sunset === undefined ? '' : `gone on ${sunset}`,
  ].filter(Boolean);
  return [
    description,
    [
      batch ? 'Takes a list: a request for each item.' : '',
      stream ? 'A stream of events: leave the loop, or abort the signal, to end it.' : '',
      authorize ? '' : 'Needs no credentials.',
      roles,
      idempotent ? 'Sent again by itself when it is not known to have arrived.' : '',
    ]
      .filter(Boolean)
      .join(' '),
    `@since ${since}${layer === since ? '' : ` (as here since ${layer})`}`,
    ...(deprecated === undefined && sunset === undefined ? [] : [`@deprecated ${state.join(', ')}`]),
    ...action.errors.map((name) => `@throws {ApiError} \`${name}\`${errorText(catalogue.get(name))}`),
  ];
}

function errorText(error: SdkError | undefined): string {
  return error ? ` (${error.code}/${error.subcode}): ${error.message}` : '';
}
