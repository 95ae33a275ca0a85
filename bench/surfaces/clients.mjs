import { createHash, createHmac } from 'node:crypto';
import { encryptBody } from '../../dist/src/surfaces/symetry/body-cipher.js';
import { message } from '../support/http-client.mjs';

const NCLUE = { id: 'bench-access-key', secret: 'bench-secret-key' };
const SYMETRY = { id: 'c1', secret: 'MDEyMzQ1Njc4OWFiY2RlZg==' };
const TOKEN = 'bench-token';

/** The credentials of the clients below. */
export const credentials = [
  { surface: 'nclue', ...NCLUE },
  { surface: 'symetry', ...SYMETRY },
  { surface: 'mimir', secret: TOKEN },
];

/** The clients of the vendors: how they make a task and how they list all of theirs, as bytes. */
export const clients = {
  nclue: {
    create: (i) =>
      nclue('POST', '/api/v1/tasks', { name: `task ${i}`, train_feature_id: 'f', train_bucket: 'b', train_file_path: 'p' }),
    list: () => nclue('GET', '/api/v1/tasks?index=0&limit=20'),
  },
  symetry: {
    create: (i) => symetry('POST', '/symetry/rest/c1/tasks/create', { name: `task ${i}`, params: { 'kafka.topic': 't' } }),
    list: () => symetry('GET', '/symetry/rest/c1/tasks'),
  },
  mimir: {
    create: (i) => mimir('POST', { type: 'ml_training', priority: i, project_id: 'p', task_spec: { parameters: { i } } }),
    list: () => mimir('GET'),
  },
};

function mimir(method, body) {
  return message(method, '/api/worktasks', body, { Authorization: `Bearer ${TOKEN}` });
}

function symetry(method, path, body) {
  const text = body && encryptBody(JSON.stringify(body), SYMETRY.secret);
  const date = `${new Date().toISOString().slice(0, 19).replace('T', ' ')};0`;
  const digest = text ? createHash('md5').update(text).digest('base64') : '';
  const lines = [method, digest, SYMETRY.secret, date, SYMETRY.id, ...(text ? [text] : []), path];
  const signature = createHmac('sha256', Buffer.from(SYMETRY.secret, 'base64'))
    .update(`${lines.join('\n')}\n`)
    .digest('base64');
  return message(method, path, text, { 'sym-date': date, Authorization: signature });
}

function nclue(method, target, body) {
  const timestamp = String(Date.now());
  const signed = `${method} ${target}\n${timestamp}\n${NCLUE.id}`;
  return message(method, target, body, {
    'x-ncp-apigw-timestamp': timestamp,
    'x-ncp-iam-access-key': NCLUE.id,
    'x-ncp-apigw-signature-v2': createHmac('sha256', NCLUE.secret).update(signed).digest('base64'),
  });
}
