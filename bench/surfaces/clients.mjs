import { createHmac } from 'node:crypto';
import { message } from '../support/http-client.mjs';

const NCLUE = { id: 'bench-access-key', secret: 'bench-secret-key' };

/** The credentials of the clients below. */
export const credentials = [{ surface: 'nclue', ...NCLUE }];

/** The clients of the vendors: how they make a task and how they list all of theirs, as bytes. */
export const clients = {
  nclue: {
    create: (i) =>
      nclue('POST', '/api/v1/tasks', { name: `task ${i}`, train_feature_id: 'f', train_bucket: 'b', train_file_path: 'p' }),
    list: () => nclue('GET', '/api/v1/tasks?index=0&limit=20'),
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
