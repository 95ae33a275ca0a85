import type { SdkField } from '../model.js';
import { annotationOf, filtered, takesNone, union } from './annotations.js';
import type { DocItem } from './docstring.js';
import { identifiers } from './names.js';
import { around, type Brackets, brackets, type Doc, text } from './printer.js';
import { fieldText } from './type-declarations.js';

/** A field of a request as a keyword of a method. */
export interface Parameter {
  readonly field: SdkField;
  readonly name: string;
  /** None is a value to be sent: to say nothing, it is omitted. */
  readonly nullable: boolean;
  /** What is sent when nothing is given, where the server has no such default. */
  readonly usual?: number;
}

/** What the text of a method has other uses for. */
const OWN = ['deprecated', 'extra', 'given', 'self'];

/** Keywords for the fields, named as on the wire; what must be given comes first. */
export function parametersOf(fields: readonly SdkField[]): Parameter[] {
  const names = identifiers(
    fields.map(({ name }) => name),
    OWN,
  );
  const parameters = fields.map((field, i) => ({
    field,
    name: names[i] ?? field.name,
    nullable: takesNone(field.shape) && filtered(field.shape) === undefined,
  }));
  return [...parameters.filter(({ field }) => field.required), ...parameters.filter(({ field }) => !field.required)];
}

/** `name: Optional[str] = None` */
export function declared({ field, name, nullable, usual }: Parameter): Doc {
  const filter = filtered(field.shape);
  const type = filter ? brackets('Filter[', [annotationOf(filter, 'sent')], ']') : annotationOf(field.shape, 'sent');
  if (usual !== undefined) return around(`${name}: `, type, ` = ${usual}`);
  if (field.required) return around(`${name}: `, type);
  return nullable ? around(`${name}: `, union([type, 'Omit']), ' = OMIT') : around(`${name}: `, union([type, 'None']), ' = None');
}

/** The call that makes a request of what was given. */
export function givenCall(parameters: readonly Parameter[]): Brackets {
  const dictionary = (of: readonly Parameter[]): Doc =>
    brackets(
      '{',
      of.map(({ field, name }) => `${text(field.name)}: ${name}`),
      '}',
    );
  const plain = parameters.filter(({ nullable }) => !nullable);
  const nullable = parameters.filter((each) => each.nullable);
  return brackets('given(', ['extra', dictionary(plain), ...(nullable.length > 0 ? [dictionary(nullable)] : [])], ')');
}

export function documented(parameters: readonly Parameter[]): DocItem[] {
  return parameters.map(({ field, name }) => ({ term: name, text: fieldText(field) }));
}
