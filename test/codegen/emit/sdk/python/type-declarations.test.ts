import * as assert from 'uvu/assert';
import type { SdkField, SdkType } from '../../../../../codegen/emit/sdk/model.js';
import { declareTypes, fieldText } from '../../../../../codegen/emit/sdk/python/type-declarations.js';
import type { Shape } from '../../../../../codegen/emit/sdk/shape.js';
import { suite } from '../../../../support/harness.js';

const test = suite('sdk, Python: types');

const string: Shape = { kind: 'string' };

function field(name: string, rest: Partial<SdkField> = {}): SdkField {
  return { name, description: '', required: false, shape: string, deprecated: false, secret: false, ...rest };
}

function object(name: string, fields: readonly SdkField[], side: SdkType['side'] = 'response'): SdkType {
  return { kind: 'object', name, description: '', side, fields, open: false };
}

const declared = (...types: readonly SdkType[]) => declareTypes(types).map((block) => block.join('\n'));

test('what must be there is told from what may be missing', () => {
  const fields = [field('id', { required: true, description: 'Its id.' }), field('name')];
  assert.equal(declared(object('Task', fields)), [
    `class _TaskRequired(TypedDict):
    id: str
    """Its id."""


class Task(_TaskRequired, total=False):
    name: str`,
  ]);
});

test('a type with one kind of members is one class', () => {
  assert.equal(declared(object('A', [field('x', { required: true })]), object('B', [field('x')]), object('C', [])), [
    'class A(TypedDict):\n    x: str',
    'class B(TypedDict, total=False):\n    x: str',
    'class C(TypedDict):\n    pass',
  ]);
});

test('members that no class can have are declared by a call', () => {
  assert.equal(declared(object('A', [field('class', { required: true }), field('a-b'), field('__c')])), [
    `_ARequired = TypedDict(
    "_ARequired",
    {"class": "str"},
)
_AOptional = TypedDict(
    "_AOptional",
    {"a-b": "str", "__c": "str"},
    total=False,
)


class A(_ARequired, _AOptional):
    pass`,
  ]);
});

test('what is sent and what comes differ', () => {
  const fields = [field('ids', { shape: { kind: 'list', items: string } })];
  assert.equal(declared(object('A', fields, 'request'), object('B', fields, 'both')), [
    'class A(TypedDict, total=False):\n    ids: Sequence[str]',
    'class B(TypedDict, total=False):\n    ids: List[str]',
  ]);
});

test('another name for a shape says what comes later in quotes', () => {
  const alias = (name: string, shape: Shape): SdkType => ({
    kind: 'alias',
    name,
    description: 'A list.',
    side: 'response',
    shape,
  });
  const list = (name: string): Shape => ({ kind: 'list', items: { kind: 'named', name } });
  assert.equal(declared(alias('A', list('B')), alias('B', list('A'))), [
    'A = List["B"]\n"""A list."""',
    'B = List[A]\n"""A list."""',
  ]);
});

test('all there is to say of a field is said', () => {
  const all = field('x', {
    description: 'When.',
    fallback: { value: false },
    since: '2.3',
    deprecated: true,
    format: 'date-time',
  });
  assert.is(fieldText(all), 'When. ISO 8601. False when missing. Since 2.3. Deprecated.');
  assert.is(fieldText(field('x', { fallback: { value: null } })), '');
});

test.run();
