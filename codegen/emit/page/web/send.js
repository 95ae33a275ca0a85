/** @typedef {{ url: string, body: string, batch: boolean, authorization: string | undefined }} Call */

/**
 * What came back, so far.
 *
 * @typedef {{ status: number, headers: readonly (readonly [string, string])[], text: string, ms: number, problem?: string, open: boolean }} Answered
 */

/** More of a stream than anybody reads: of what came, the last is kept. */
const LONGEST = 500_000;

/**
 * Makes a call, and tells what came back as it comes. Only what the reader typed is sent as a credential: no cookie goes along.
 *
 * @param {Call} call
 * @param {AbortSignal} signal ends it
 * @param {(answered: Answered) => void} tell
 */
export async function sendCall({ url, body, batch, authorization }, signal, tell) {
  const start = performance.now();
  /** @type {Answered} */
  let answered = { status: 0, headers: [], text: '', ms: 0, open: true };
  const update = (/** @type {Partial<Answered>} */ news) => {
    answered = { ...answered, ...news, ms: Math.round(performance.now() - start) };
    tell(answered);
  };
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      credentials: 'omit',
      cache: 'no-store',
      headers: {
        'Content-Type': `application/${batch ? 'json-lines' : 'json'}`,
        ...(authorization === undefined ? {} : { Authorization: authorization }),
      },
      signal,
    });
    const head = { status: response.status, headers: [...response.headers] };
    if (response.headers.get('Content-Type') !== 'text/event-stream') {
      update({ ...head, text: await response.text(), open: false });
      return;
    }
    update(head);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      update({ text: (answered.text + read.value).slice(-LONGEST) });
    }
    update({ open: false });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const nothingCame = answered.status === 0;
    if (!signal.aborted) update({ open: false, problem: `No answer: ${message}` });
    else update({ open: false, ...(nothingCame ? { problem: 'Stopped before an answer came.' } : {}) });
  }
}
