import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { report } from '../support/report.mjs';
import { envelope, path } from './ten-tasks.mjs';

/** What Hono costs by itself: reads a JSON body, answers the same bytes as a call. */
const app = new Hono();
app.post(path, async (context) => {
  await context.req.json();
  return context.json(envelope);
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => report(port));
