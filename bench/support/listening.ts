/** The URL that a starting server prints. @throws Error when it ends before that */
export async function listening(stdout: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stdout) {
    text += String(chunk);
    const url = /listening +(http:\S+)/.exec(text)?.[1];
    if (url) return url;
  }
  throw new Error(`the server ended before it listened: ${text}`);
}
