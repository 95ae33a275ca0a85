/** A stream need not have anything to tell at once. */
const PATIENCE_MS = 3_000;

/** The data of the first event of a stream of server-sent events, which is closed then; nothing when none came soon. */
export async function firstEvent({ body }: Response): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return '';
  const timer = setTimeout(() => void reader.cancel(), PATIENCE_MS);
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      const data = dataOf(text);
      if (data !== undefined) return data;
    }
    return '';
  } finally {
    clearTimeout(timer);
    await reader.cancel();
  }
}

/** What the first whole event with data says. Comments and retry times are no data. */
function dataOf(text: string): string | undefined {
  const events = text.replaceAll('\r\n', '\n').split('\n\n').slice(0, -1);
  const lines = events.map((event) => event.split('\n').filter((line) => line.startsWith('data:')));
  const first = lines.find(({ length }) => length > 0);
  return first?.map((line) => line.slice('data:'.length).replace(/^ /, '')).join('\n');
}
