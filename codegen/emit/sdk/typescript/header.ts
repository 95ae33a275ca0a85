/** `content` under a comment that says what the file is, and where Deno finds its types. */
export function withHeader(what: string, version: string, content: string, types?: string): string {
  const selfTypes = types === undefined ? '' : `/* @ts-self-types="${types}" */\n`;
  const notice = `Written by \`taskwright sdk\` for version ${version} of the API: generate it again instead of editing it.`;
  return `${selfTypes}/**\n * ${what}\n *\n * ${notice}\n */\n${content.trimEnd()}\n`;
}
