/** Order of two texts by their characters' codes, whatever the language: capitals before small letters. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
