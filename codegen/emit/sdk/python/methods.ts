import type { SdkAction } from '../model.js';
import { annotationOf } from './annotations.js';
import { type DocItem, docstring, type Section } from './docstring.js';
import { type Method, pageFields, scrollFields } from './method.js';
import { declared, documented, givenCall, type Parameter } from './parameters.js';
import { around, brackets, type Doc, flat, indented, lines, spread, text } from './printer.js';

/** What differs between the two classes of a service. */
export interface Flavour {
  readonly isAsync: boolean;
  /** Class name of an error, by its name in the catalogue. */
  readonly errorClasses: ReadonlyMap<string, string>;
  /** Where everything there is to say is said, for a class that says it in short. */
  readonly fullyIn?: string;
}

/** The first argument of a method: fields that it has no keyword for. */
const EXTRA = 'extra: Optional[Fields] = None';
const EXTRA_DOC: DocItem = { term: 'extra', text: 'Further fields of the request, by their name on the wire.' };
/** `_GET_ALL = Action[GetAllResponse]("tasks.get_all", idempotent=True)` */
export function declareAction({ action, constant }: Method): string[] {
  const flags = [
    ...(action.idempotent ? ['idempotent=True'] : []),
    ...(action.scroll ? [`cursor=${text(action.scroll.id)}`] : []),
    ...(action.authorize ? [] : ['authorize=False']),
  ];
  return lines(brackets(`${constant} = Action[${action.response ?? 'object'}](`, [text(action.fullName), ...flags], ')'), 0);
}

/** The methods of an action, each a block of lines that is not moved in. */
export function declareMethods(method: Method, flavour: Flavour): string[][] {
  const { stream, paging, scroll, response = 'object' } = method.action;
  const listed = (name: string | undefined, how: Omit<ListMethod, 'method' | 'name'> | undefined): string[][] =>
    name === undefined || how === undefined ? [] : [listMethod({ method, name, ...how }, flavour)];
  const pages = paging && { left: pageFields(method), cursor: paging.page, items: paging.items };
  return [
    stream ? streamMethod(method, flavour) : callMethod(method, flavour),
    ...listed(method.pages, pages && { ...pages, through: 'pages', gives: response, what: 'The answers of' }),
    ...listed(
      method.items,
      pages && {
        ...pages,
        through: 'items',
        gives: flat(annotationOf(paging.item, 'received')),
        what: 'One by one, all that is in',
      },
    ),
    ...listed(
      method.scroll,
      scroll && {
        left: scrollFields(method),
        cursor: scroll.id,
        items: scroll.items,
        through: 'scroll',
        gives: response,
        what: 'The answers of',
      },
    ),
  ];
}

function callMethod(method: Method, flavour: Flavour): string[] {
  const { action, constant } = method;
  const call = brackets(`${flavour.isAsync ? 'await ' : ''}self._connection.call(`, [constant, sent(method)], ')');
  const returns = action.response ?? 'None';
  return [
    ...signature(`${flavour.isAsync ? 'async ' : ''}def ${method.name}(`, method, method.parameters, returns),
    ...indented([...docOf(method, method.parameters, flavour), ...warning(action)]),
    ...indented(lines(action.response === undefined ? call : around('return ', call), 2)),
  ];
}

function streamMethod(method: Method, flavour: Flavour): string[] {
  const { action, constant } = method;
  const returns = `${flavour.isAsync ? 'AsyncIterator' : 'Iterator'}[${action.response ?? 'object'}]`;
  const call = brackets('return self._connection.events(', [constant, sent(method)], ')');
  return [
    ...signature(`def ${method.name}(`, method, method.parameters, returns),
    ...indented([...docOf(method, method.parameters, flavour), ...warning(action)]),
    ...indented(lines(call, 2)),
  ];
}

interface ListMethod {
  readonly method: Method;
  readonly name: string;
  /** Fields that are still the caller's. */
  readonly left: readonly Parameter[];
  readonly through: 'pages' | 'items' | 'scroll';
  readonly cursor: string;
  readonly items: string;
  /** Type of what comes at each step. */
  readonly gives: string;
  readonly what: string;
}

function listMethod({ method, name, left, gives, what, through, cursor, items }: ListMethod, flavour: Flavour): string[] {
  const { action, constant } = method;
  const returns = `${flavour.isAsync ? 'AsyncIterator' : 'Iterator'}[${gives}]`;
  const call = brackets(`return self._connection.${through}(`, [constant, givenCall(left), text(cursor), text(items)], ')');
  const whole = through === 'scroll' ? `a scroll with \`\`${method.name}\`\`` : `the pages of \`\`${method.name}\`\``;
  const doc = docstring([`${what} ${whole}. Each call is made when it is needed.`], 2);
  return [
    ...signature(`def ${name}(`, { ...method, request: undefined }, left, returns),
    ...indented([...doc, ...warning(action)]),
    ...indented(lines(call, 2)),
  ];
}

function signature(open: string, method: Method, parameters: readonly Parameter[], returns: string): string[] {
  const keywords = parameters.length > 0 ? ['*', ...parameters.map(declared)] : [];
  const parts: Doc[] = ['self', ...positional(method), '/', ...keywords];
  const doc = brackets(open, parts, `) -> ${returns}:`);
  return parameters.length > 2 ? spread(doc, 1) : lines(doc, 1);
}

/** What comes first: the items of a batch, a request that is no set of fields, or fields that there is no keyword for. */
function positional({ action, request }: Method): Doc[] {
  if (action.batch) return [`items: Sequence[${action.request ?? 'Fields'}]`];
  if (request === undefined) return [EXTRA];
  return [action.requestRequired ? `request: ${request.name}` : `request: Optional[${request.name}] = None`];
}

function sent({ action, request, parameters }: Method): Doc {
  if (action.batch) return 'items';
  if (request === undefined) return givenCall(parameters);
  return action.requestRequired ? 'request' : 'request or {}';
}

function warning({ deprecated, fullName, sunset }: SdkAction): string[] {
  if (deprecated === undefined) return [];
  return [`deprecated(${text(fullName)}, ${text(deprecationText(deprecated, sunset))})`];
}

function deprecationText(deprecated: boolean | string, sunset: string | undefined): string {
  return `${typeof deprecated === 'string' ? ` since ${deprecated}` : ''}${sunset === undefined ? '' : ` and will be gone on ${sunset}`}`;
}

function docOf(method: Method, parameters: readonly Parameter[], flavour: Flavour): string[] {
  const { action } = method;
  const { description, since, deprecated, sunset } = action;
  const going = deprecated === undefined ? [] : [`Deprecated${deprecationText(deprecated, sunset)}.`];
  if (flavour.fullyIn !== undefined)
    return docstring([description, ...going, `See \`\`${flavour.fullyIn}.${method.name}\`\`.`], 2);
  const errors = action.errors.flatMap((name) => flavour.errorClasses.get(name) ?? []);
  const sections: Section[] = [
    description,
    ...going,
    [`Since ${since}.`, rolesText(action), action.authorize ? '' : 'Needs no credentials.'].filter(Boolean).join(' '),
    { title: 'Args', items: [...argumentDocs(method), ...documented(parameters)] },
    { title: 'Raises', items: errors.map((term) => ({ term, text: '' })) },
  ];
  return docstring(sections, 2);
}

function argumentDocs({ action, request, parameters }: Method): DocItem[] {
  if (action.batch) return [{ term: 'items', text: 'Any number of requests.' }];
  return request === undefined && parameters.length > 0 ? [EXTRA_DOC] : [];
}

function rolesText({ allowRoles }: SdkAction): string {
  return allowRoles.includes('*') ? '' : `For the roles ${allowRoles.join(', ')}.`;
}
