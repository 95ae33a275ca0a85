import { Names } from '../../print/names.js';
import type { SdkAction, SdkService, SdkType } from '../model.js';
import { identifiers } from './names.js';
import { type Parameter, parametersOf } from './parameters.js';

/** An action as a method of its service's classes. */
export interface Method {
  readonly action: SdkAction;
  readonly name: string;
  /** The module's constant that says what calls need to know of the action. */
  readonly constant: string;
  /** The type of what is sent, where the fields are no keywords. */
  readonly request: SdkType | undefined;
  readonly parameters: readonly Parameter[];
  /** Names of the methods that go through the whole of a list. */
  readonly pages: string | undefined;
  readonly items: string | undefined;
  readonly scroll: string | undefined;
}

/** To begin anew in the middle of a scroll makes no sense where the whole of it is gone through. */
const RESTARTS = 'refresh_scroll';
const SCROLL_SIZE = 100;

/** The methods of a service, in the order of its actions. */
export function methodsOf({ actions, types }: Pick<SdkService, 'actions' | 'types'>): Method[] {
  const names = identifiers(
    actions.map(({ name }) => name),
    ['_connection'],
  );
  const taken = new Names(names);
  const constants = new Names();
  return actions.map((action, i) => {
    const name = names[i] ?? action.name;
    const request = types.find(({ name: type }) => type === action.request);
    const fields = !action.batch && request?.kind === 'object' ? request.fields : [];
    return {
      action,
      name,
      constant: constants.claim(`_${name.toUpperCase()}`),
      request: fields.length > 0 ? undefined : request,
      parameters: parametersOf(fields),
      pages: action.paging ? taken.claim(`${name}_pages`) : undefined,
      items: action.paging ? taken.claim(`${name}_items`) : undefined,
      scroll: action.scroll ? taken.claim(`${name}_scroll`) : undefined,
    };
  });
}

/** A scroll has no place among pages. */
export function pageFields({ action: { scroll }, parameters }: Method): Parameter[] {
  const own = new Set(scroll ? [scroll.id, scroll.size, RESTARTS] : []);
  return parameters.filter(({ field }) => !own.has(field.name));
}

/** Pages have none in a scroll, where the size of an answer must be said. */
export function scrollFields({ action: { paging, scroll }, parameters }: Method): Parameter[] {
  const own = new Set([paging?.page, paging?.size, scroll?.id, RESTARTS]);
  const left = parameters.filter(({ field }) => !own.has(field.name));
  return left.map((each) => (each.field.name === scroll?.size ? { ...each, usual: SCROLL_SIZE } : each));
}

/** Is the type spelt out in the keywords of a method, so that it need not be declared? */
export function isSpeltOut(type: SdkType, methods: readonly Method[]): boolean {
  return methods.some(({ action, request }) => action.request === type.name && request === undefined && !action.batch);
}
