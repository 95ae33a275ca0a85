import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The least a Hono server needs to its first answer. */
const app = new Hono();
app.all('*', (context) => context.json({ ok: true }));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`listening  http://127.0.0.1:${port}`));
