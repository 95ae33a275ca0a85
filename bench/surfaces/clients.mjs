import { createHash, createHmac } from 'node:crypto';
import { encryptBody } from '../../dist/src/surfaces/symetry/body-cipher.js';
import { message } from '../support/http-client.mjs';

const NCLUE = { id: 'bench-access-key', secret: 'bench-secret-key' };
const SYMETRY = { id: 'c1', secret: 'MDEyMzQ1Njc4OWFiY2RlZg==' };
const TOKEN = 'bench-token';
const MLW = { id: 'bench/ann', secret: 'bench-password' };

/** The credentials of the clients below. */
export const credentials = [
  { surface: 'nclue', ...NCLUE },
  { surface: 'mlw', ...MLW },
  { surface: 'symetry', ...SYMETRY },
  { surface: 'mimir', secret: TOKEN },
];

/** Projects that they work in, as `projects.create` takes them. */
export const projects = [{ name: 'Bench', description: '', system_tags: ['mlw:bench'] }];

/** The clients of the vendors: how they make a task and how they list all of theirs, as bytes. */
export const clients = {
  nclue: {
    create: (i) =>
      nclue('POST', '/api/v1/tasks', { name: `task ${i}`, train_feature_id: 'f', train_bucket: 'b', train_file_path: 'p' }),
    list: () => nclue('GET', '/api/v1/tasks?index=0&limit=20'),
  },
  mlw: {
    create: (i) =>
      mlw('POST', '/service/mlw/projects/bench/resources/importFromCumulocity/data', {
        ...{ fileName: `file ${i}`, source: '446', series: ['sensor1', 'sensor2'] },
        ...{ dateFrom: '2020-07-03', timeFromH: '06', timeFromM: '00', dateTo: '2020-09-28', timeToH: '07', timeToM: '00' },
      }),
    list: () => mlw('GET', '/service/mlw/tasks'),
    // The list has no individual tasks.
    rows: { parent: [null] },
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

function mlw(method, target, body) {
  const authorization = `Basic ${Buffer.from(`${MLW.id}:${MLW.secret}`).toString('base64')}`;
  return message(method, target, body, { authorization });
}
