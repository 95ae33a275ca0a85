import { curlCommand } from './curl.js';
import { codeBlock, el, fragment } from './dom.js';
import { bodyText, dressedJson, jsonText } from './json.js';
import { address } from './place.js';
import { sendCall } from './send.js';
import { counted } from './words.js';

/** @typedef {import('./api.js').Api} Api */
/** @typedef {import('./api.js').PageAction} PageAction */
/** @typedef {import('./api.js').PageLayer} PageLayer */
/** @typedef {import('./send.js').Answered} Answered */

/**
 * Who calls. Kept here alone, while the page is open: not in its address, not in the browser's stores.
 *
 * @type {{ kind: 'key' | 'token' | 'none', key: string, secret: string, token: string }}
 */
const credentials = { kind: 'key', key: '', secret: '', token: '' };

/**
 * Sends real calls of an action, and shows what came back.
 *
 * @param {PageAction} action
 * @param {PageLayer} layer
 * @param {string} version
 * @param {Api} api
 */
export function callPanel({ name, batch, authorize }, { example }, version, api) {
  const url = address(`v${version}/${name}`);
  const isBatch = batch !== undefined;
  const body = el('textarea', {
    id: 'body',
    rows: '8',
    spellcheck: 'false',
    'aria-label': 'Body of the call',
    oninput: () => redraw(),
  });
  body.value = example ? bodyText(example.request) : '{}';
  const result = el('div', { class: 'result', 'aria-live': 'polite' });
  const command = el('div');
  const redraw = () => {
    const said = { url, body: body.value, batch: isBatch, credentials: credentials.kind };
    command.replaceChildren(codeBlock(curlCommand(said)));
  };
  /** @type {AbortController | undefined} */
  let running;
  const stop = el('button', { type: 'button', hidden: true, onclick: () => running?.abort() }, 'Stop');
  const send = async () => {
    running?.abort();
    running = new AbortController();
    stop.hidden = false;
    const call = { url, body: body.value, batch: isBatch, authorization: authorization() };
    await sendCall(call, running.signal, (answered) => result.replaceChildren(answerView(call, answered, api)));
    stop.hidden = true;
  };
  const form = el(
    'form',
    {
      class: 'call-form',
      autocomplete: 'off',
      onsubmit: (event) => {
        event.preventDefault();
        void send();
      },
      onkeydown: (event) => {
        if (event instanceof KeyboardEvent && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
      },
    },
    !authorize && el('p', { class: 'quiet' }, 'It needs no credentials.'),
    credentialFields(redraw),
    el('label', { for: 'body' }, isBatch ? 'Body: one JSON object a line' : 'Body'),
    body,
    el(
      'p',
      { class: 'buttons' },
      el('button', { type: 'submit', class: 'primary' }, 'Send'),
      stop,
      el('span', { class: 'quiet' }, ' Ctrl + Enter'),
    ),
  );
  redraw();
  return fragment(form, result, el('h3', {}, 'The same as curl'), command);
}

/** @param {() => void} onChange */
function credentialFields(onChange) {
  const field = (/** @type {'key' | 'secret' | 'token'} */ name, /** @type {string} */ label) => {
    const type = name === 'key' ? 'text' : 'password';
    const input = el('input', {
      type,
      id: `with-${name}`,
      autocomplete: 'off',
      spellcheck: 'false',
      oninput: () => {
        credentials[name] = input.value;
      },
    });
    input.value = credentials[name];
    return el('label', {}, `${label} `, input);
  };
  const places = {
    key: el('span', {}, field('key', 'access key'), field('secret', 'secret')),
    token: el('span', {}, field('token', 'token')),
  };
  const show = () => {
    for (const [kind, place] of Object.entries(places)) place.hidden = kind !== credentials.kind;
  };
  const choices = /** @type {const} */ (['key', 'token', 'none']).map((kind) =>
    el(
      'label',
      { class: 'choice' },
      el('input', {
        type: 'radio',
        name: 'who',
        value: kind,
        checked: kind === credentials.kind,
        onchange: () => {
          credentials.kind = kind;
          show();
          onChange();
        },
      }),
      ` ${kind === 'none' ? 'nobody' : kind}`,
    ),
  );
  show();
  return el('fieldset', {}, el('legend', {}, 'Call as'), ...choices, places.key, places.token);
}

/** @returns {string | undefined} */
function authorization() {
  const { kind, key, secret, token } = credentials;
  if (kind === 'none') return undefined;
  if (kind === 'token') return `Bearer ${token}`;
  const bytes = new TextEncoder().encode(`${key}:${secret}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/**
 * @param {import('./send.js').Call} call
 * @param {Answered} answered
 * @param {Api} api
 */
function answerView(call, answered, api) {
  const { headers, text } = answered;
  const sent = [`POST ${new URL(call.url).pathname}`, ...sentHeaders(call), '', call.body].join('\n');
  const shown = jsonIn(text);
  return fragment(
    verdict(answered, api),
    text !== '' && codeBlock(shown, dressedJson(shown)),
    headers.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, counted(headers.length, 'header')),
        codeBlock(headers.map(([name, value]) => `${name}: ${value}`).join('\n')),
      ),
    el('details', {}, el('summary', {}, 'Request as sent'), codeBlock(sent)),
  );
}

/**
 * @param {Answered} answered
 * @param {Api} api
 */
function verdict({ status, text, ms, problem, open }, api) {
  const fine = problem === undefined && status < 400;
  const error = fine || open ? undefined : errorIn(text, api);
  return el(
    'p',
    { class: `verdict ${fine ? 'good' : 'bad'}`, id: 'verdict' },
    problem ?? String(status),
    error && ['/', error.subcode, ' ', el('a', { href: `#error-${error.name}` }, error.name)],
    el('span', { class: 'took' }, open ? `${ms} ms, and going on` : `${ms} ms`),
  );
}

/**
 * The error of the catalogue that an envelope tells.
 *
 * @param {string} text
 * @param {Api} api
 */
function errorIn(text, api) {
  try {
    const { meta } = JSON.parse(text);
    return api.error(meta.result_code, meta.result_subcode);
  } catch {
    return undefined;
  }
}

/** Without what is secret. @param {import('./send.js').Call} call */
function sentHeaders({ batch, authorization }) {
  const scheme = authorization?.split(' ')[0];
  return [
    `Content-Type: application/${batch ? 'json-lines' : 'json'}`,
    ...(scheme === undefined ? [] : [`Authorization: ${scheme} ••••••`]),
  ];
}

/** @param {string} text */
function jsonIn(text) {
  try {
    return jsonText(JSON.parse(text));
  } catch {
    return text;
  }
}
