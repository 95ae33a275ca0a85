import { createHmac } from 'node:crypto';
import { message } from '../support/http-client.mjs';

const NCLUE = { id: 'bench-access-key', secret: 'bench-secret-key' };

const MLW = { id: 'bench/ann', secret: 'bench-password' };

/** The credentials of the clients below. */
export const credentials = [
  { surface: 'nclue', ...NCLUE },
  { surface: 'mlw', ...MLW },
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
};

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
