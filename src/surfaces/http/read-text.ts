const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const BOOLEANS = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['1', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['0', false],
]);

/**
 * A text of a URL or header as what it is declared to be. What cannot be read as that stays a text, so that validation names it.
 *
 * @param type `integer`, `number`, `boolean`; all else is text
 */
export function readText(text: string, type: string | undefined): unknown {
  if (type === 'boolean') return BOOLEANS.get(text) ?? text;
  if (type !== 'integer' && type !== 'number') return text;
  const value = (type === 'integer' ? INTEGER : NUMBER).test(text) ? Number(text) : Number.NaN;
  // 9007199254740993 would silently become another number.
  return Number.isFinite(value) && (type === 'number' || Number.isSafeInteger(value)) ? value : text;
}
