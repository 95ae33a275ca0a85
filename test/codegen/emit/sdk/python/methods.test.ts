import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../../../codegen/definition/ir.js';
import type { SdkAction } from '../../../../../codegen/emit/sdk/model.js';
import { methodsOf } from '../../../../../codegen/emit/sdk/python/method.js';
import { declareAction, declareMethods, type Flavour } from '../../../../../codegen/emit/sdk/python/methods.js';
import { suite } from '../../../../support/harness.js';
import { object } from '../../definitions.js';
import { modelOf } from '../models.js';

const test = suite('sdk, Python: methods');

const text: SchemaNode = { type: 'string' };
const blocking: Flavour = { isAsync: false, errorClasses: new Map([['no_note', 'NoNoteError']]) };
const awaited: Flavour = { ...blocking, isAsync: true, fullyIn: 'Notes' };

/** The methods of an action with these fields, which says these things of itself. */
function methodsFrom(request: SchemaNode, response: SchemaNode = object({ id: text }), rest: Partial<SdkAction> = {}) {
  const [service] = modelOf(request, response).services;
  const [action] = service?.actions ?? [];
  if (!service || !action) throw new Error('no action');
  const [method] = methodsOf({ ...service, actions: [{ ...action, ...rest }] });
  if (!method) throw new Error('no method');
  const code = (flavour: Flavour) => declareMethods(method, flavour).map((block) => block.join('\n'));
  return { constant: declareAction(method).join('\n'), blocking: code(blocking), awaited: code(awaited) };
}

/** A method without its docstring. */
const bare = (code = '') => code.replace(/ {4}"""[\s\S]*?"""\n/, '');

test('fields are keywords, what must be given first', () => {
  const { blocking: code } = methodsFrom(object({ a: text, b: { type: 'integer' }, c: text }, { required: ['b'] }));
  assert.is(
    bare(code[0]),
    `def act(
    self,
    extra: Optional[Fields] = None,
    /,
    *,
    b: int,
    a: Optional[str] = None,
    c: Optional[str] = None,
) -> ActResponse:
    return self._connection.call(_ACT, given(extra, {"b": b, "a": a, "c": c}))`,
  );
});

test('the same is awaited', () => {
  const { awaited: code } = methodsFrom(object({ a: text }));
  assert.is(
    bare(code[0]),
    `async def act(
    self,
    extra: Optional[Fields] = None,
    /,
    *,
    a: Optional[str] = None,
) -> ActResponse:
    return await self._connection.call(_ACT, given(extra, {"a": a}))`,
  );
  assert.ok(code[0]?.includes('See ``Notes.act``.'));
});

test('None is a value where the field takes it', () => {
  const { blocking: code } = methodsFrom(object({ a: { type: ['string', 'null'] } }));
  assert.ok(code[0]?.includes('a: Optional[Union[str, Omit]] = OMIT'), code[0]);
  assert.ok(code[0]?.includes('given(extra, {}, {"a": a})'), code[0]);
});

test('a list filter takes one value or several', () => {
  const { blocking: code } = methodsFrom(object({ a: { type: 'array', items: text, 'x-filter': 'list' } }));
  assert.ok(code[0]?.includes('a: Optional[Filter[str]] = None'), code[0]);
});

test('an action that answers nothing gives nothing', () => {
  const { blocking: code, constant } = methodsFrom(object({ a: text }), { type: 'object' });
  assert.is(constant, '_ACT = Action[object]("notes.act")');
  assert.ok(bare(code[0]).endsWith(') -> None:\n    self._connection.call(_ACT, given(extra, {"a": a}))'), code[0]);
});

test('an action without fields takes what it has no keyword for', () => {
  const { blocking: code } = methodsFrom({ type: 'object' });
  assert.ok(code[0]?.startsWith('def act(self, extra: Optional[Fields] = None, /) -> ActResponse:'), code[0]);
});

test('what calls need to know is said once', () => {
  const { constant } = methodsFrom(object({ a: text }), object({ id: text }), { idempotent: true, authorize: false });
  assert.is(constant, '_ACT = Action[ActResponse]("notes.act", idempotent=True, authorize=False)');
});

test('the docstring says since when, for whom, and what may be raised', () => {
  const { blocking: code } = methodsFrom(object({ a: { ...text, description: 'The a.' } }), object({ id: text }), {
    description: 'Acts.',
    since: '2.3',
    allowRoles: ['admin', 'root'],
    authorize: false,
    errors: ['no_note'],
  });
  for (const part of [
    '"""Acts.\n',
    'Since 2.3. For the roles admin, root. Needs no credentials.\n',
    '        a: The a.\n',
    '    Raises:\n        NoNoteError\n',
  ]) {
    assert.ok(code[0]?.includes(part), part);
  }
});

test('a deprecated action warns in every method it has', () => {
  const paging = { page: 'page', size: 'page_size', items: 'notes', item: { kind: 'string' } } as const;
  const request = object({ page: { type: 'integer' }, page_size: { type: 'integer' } });
  const response = object({ notes: { type: 'array', items: text } });
  const rest = { deprecated: '2026-01-31', sunset: '2027-01-31', paging };
  const { blocking: code, awaited: other } = methodsFrom(request, response, rest);
  assert.is(code.length, 3);
  for (const each of [...code, ...other]) {
    assert.ok(each.includes('    deprecated("notes.act", " since 2026-01-31 and will be gone on 2027-01-31")\n'), each);
  }
  assert.ok(code[0]?.includes('Deprecated since 2026-01-31 and will be gone on 2027-01-31.'));
});

test('lists come in pages, item by item, and in scrolls; each leaves out what the others need', () => {
  const integer = { type: 'integer' };
  const fields = { page: integer, page_size: integer, scroll_id: text, refresh_scroll: { type: 'boolean' }, size: integer };
  const {
    blocking: code,
    awaited: other,
    constant,
  } = methodsFrom(object({ ...fields, name: text }), object({ notes: { type: 'array', items: text }, scroll_id: text }), {
    idempotent: true,
  });
  assert.is(constant, '_ACT = Action[ActResponse]("notes.act", idempotent=True, cursor="scroll_id")');
  const [, pages = '', items = '', scroll = ''] = code;
  assert.ok(pages.startsWith('def act_pages(') && pages.includes('-> Iterator[ActResponse]:'), pages);
  assert.ok(items.startsWith('def act_items(') && items.includes('-> Iterator[str]:'), items);
  assert.ok(scroll.startsWith('def act_scroll(') && scroll.includes('-> Iterator[ActResponse]:'), scroll);
  assert.not.match(pages + items, /\b(scroll_id|refresh_scroll|size):/);
  assert.not.match(scroll, /\b(page|page_size|scroll_id|refresh_scroll):/);
  assert.ok(scroll.includes('size: int = 100'), scroll);
  assert.ok(other[2]?.startsWith('def act_items(') && other[2].includes('-> AsyncIterator[str]:'), other[2]);
});

test('a batch takes its items, a stream gives its events', () => {
  const batch = methodsFrom(object({ a: text }), object({ id: text }), { batch: true });
  assert.is(
    bare(batch.blocking[0]),
    'def act(self, items: Sequence[ActRequest], /) -> ActResponse:\n    return self._connection.call(_ACT, items)',
  );
  const stream = methodsFrom(object({ a: text }), object({ id: text }), { stream: true });
  assert.ok(stream.awaited[0]?.includes(') -> AsyncIterator[ActResponse]:'), stream.awaited[0]);
  assert.ok(stream.awaited[0]?.includes('return self._connection.events(_ACT, given(extra, {"a": a}))'), stream.awaited[0]);
});

test.run();
