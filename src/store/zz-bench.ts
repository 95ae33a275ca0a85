import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from './open.js';
import { loadSqlite } from './sqlite/driver.js';
const N = Number(process.env.N ?? 100_000);
const dir = mkdtempSync('/tmp/zzb-');
const statuses = ['created', 'queued', 'in_progress', 'stopped', 'completed', 'failed', 'published'];
const def = { name: 'tasks', scalars: { company: 'string', status: 'string', type: 'string', user: 'string', project: 'string', parent: 'string', name: 'string', comment: 'string', created: 'date', started: 'date', completed: 'date', last_update: 'date', last_change: 'date', status_changed: 'date', active_duration: 'number', last_iteration: 'number', 'execution.queue': 'string' } as const, indexes: [
  { name: 'status', paths: ['company', 'status', 'last_update'] }, { name: 'project', paths: ['company', 'project', 'last_update'] }, { name: 'last_update', paths: ['last_update'] }, { name: 'name', paths: ['name'] }, { name: 'tags', paths: ['tags'], array: true }, { name: 'system_tags', paths: ['system_tags'], array: true }] };
const store = await openStore({ dataDir: dir, collections: [def] });
const c = store.collection<any>('tasks');
const doc = (i: number) => ({ id: `task${String(i).padStart(28, '0')}`, company: i % 10 ? 'c1' : 'c2', user: 'u' + (i % 7), name: 'train model ' + i, type: 'training', status: statuses[i % 7], status_changed: new Date(1.7e12 + i * 1000), comment: 'c', created: new Date(1.7e12 + i * 1000), last_update: new Date(1.7e12 + ((i * 7919) % N) * 1000), last_change: new Date(1.7e12 + i), parent: 'p', project: 'p' + (i % 50), output: {}, execution: { queue: 'q' + (i % 5), parameters: { lr: '0.1' } }, tags: ['t' + (i % 100)], system_tags: i % 20 === 0 ? ['archived'] : [], last_iteration: i, last_metrics: Object.fromEntries(Array.from({ length: 5 }, (_, k) => ['m' + k, { v: { metric: 'loss', variant: 'v', value: i / (k + 1), min_value: 0, max_value: 5 } }])), unique_metrics: [], metric_stats: {}, hyperparams: { Args: Object.fromEntries(Array.from({ length: 10 }, (_, k) => ['param' + k, { section: 'Args', name: 'param' + k, value: String(i % 13 + k), type: 'float' }])) }, configuration: {}, runtime: {}, models: { input: [], output: [] }, container: { image: 'python:3' }, script: { repository: 'https://x/y.git', branch: 'main', diff: 'x'.repeat(300) } });
console.log('bytes', JSON.stringify(doc(5)).length);
let t = performance.now();
for (let i = 0; i < N; i += 5000) await c.insertMany(Array.from({ length: 5000 }, (_, k) => doc(i + k)));
console.log('insertMany/s', Math.round(N / ((performance.now() - t) / 1000)));
const { DatabaseSync } = await loadSqlite();
const raw = new DatabaseSync(join(dir, 'taskwright.db'), { timeout: 5000 });
raw.exec('PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA synchronous=full');
const rid = () => `task${String(Math.floor(Math.random() * N)).padStart(28, '0')}`;
async function bench(name: string, n: number, f: (i: number) => unknown) { const d: number[] = []; for (let i = 0; i < Math.min(n, 5); i++) await f(i); const t0 = performance.now(); for (let i = 0; i < n; i++) { const s = performance.now(); await f(i); d.push(performance.now() - s); } const total = performance.now() - t0; d.sort((a, b) => a - b); console.log(name.padEnd(64), (total / n).toFixed(3).padStart(9), 'ms mean', d[n >> 1]!.toFixed(3), 'p50', d[Math.floor(n * 0.99)]!.toFixed(3), 'p99'); }
const g = raw.prepare('select _doc from tasks where id = ?');
for (let r = 0; r < 2; r++) {
  await bench('get: bare statement + JSON.parse', 10000, () => JSON.parse((g.get(rid()) as any)._doc));
  await bench('get: store', 10000, () => c.get(rid()));
}
await bench('get: store, 3 fields', 10000, () => c.get(rid(), { projection: { include: ['id', 'status', 'company'] } }));
const pg = raw.prepare("select _doc from tasks where company = ? and status = ? order by last_update desc limit 50 offset ?");
for (let r = 0; r < 2; r++) {
  await bench('page of 50: bare statement + JSON.parse', 500, () => pg.all('c1', statuses[Math.floor(Math.random() * 7)]!, Math.floor(Math.random() * 450)).map((x: any) => JSON.parse(x._doc)));
  await bench('page of 50: store', 500, () => c.find({ company: 'c1', status: statuses[Math.floor(Math.random() * 7)]! }, { sort: [{ path: 'last_update', descending: true }], limit: 50, skip: Math.floor(Math.random() * 450) }));
}
await bench('page of 50: own or public, hidden excluded, id tie', 200, () => c.find({ company: { $in: ['c1', ''] }, system_tags: { $nin: ['hidden'] } }, { sort: [{ path: 'last_update', descending: true }, { path: 'id' }], limit: 50 }));
await bench('page of 50: $or companies + status in 3', 200, () => c.find({ $or: [{ company: 'c1' }, { company: '' }], status: { $in: ['queued', 'created', 'failed'] }, system_tags: { $ne: 'archived' } }, { sort: [{ path: 'last_update', descending: true }, { path: 'id' }], limit: 50 }));
await bench('page of 50: by project, 5 fields', 200, () => c.find({ company: { $in: ['c1', ''] }, project: 'p7' }, { sort: [{ path: 'last_update', descending: true }], limit: 50, projection: { include: ['name', 'status', 'user', 'created', 'execution.queue'] } }));
await bench('page of 50: name ascending, empty last', 50, () => c.find({ company: { $in: ['c1', ''] } }, { sort: [{ path: 'name', emptyLast: true }, { path: 'id' }], limit: 50 }));
await bench('page of 50: offset 50000', 10, () => c.find({ company: 'c1' }, { sort: [{ path: 'last_update', descending: true }, { path: 'id' }], limit: 50, skip: 50000 }));
await bench('page of 50: sort by last_iteration (no index)', 5, () => c.find({ company: 'c1' }, { sort: [{ path: 'last_iteration', descending: true }, { path: 'id' }], limit: 50 }));
await bench('page of 50: tag', 100, () => c.find({ company: 'c1', tags: { $in: ['t7'] } }, { sort: [{ path: 'last_update', descending: true }], limit: 50 }));
await bench('sort by a metric (documents, thread)', 3, () => c.find({ company: 'c1' }, { sort: [{ path: 'last_metrics.m1.v.value' }], limit: 50 }));
await bench('hyperparam equality (documents, thread)', 3, () => c.find({ company: 'c1', 'hyperparams.Args.param3.value': { $in: ['7'] } }, { limit: 500 }));
await bench('regex on name (thread)', 3, () => c.find({ name: { $regex: '^train.*99$' } }, { limit: 500 }));
await bench('literal on name', 10, () => c.find({ name: { $regex: 'model 9999' } }, { limit: 500 }));
await bench('count by status', 20, () => c.countBy('status', { company: 'c1' }));
await bench('count company', 20, () => c.count({ company: 'c1' }));
await bench('10,000 ids', 5, () => c.count({ id: { $in: Array.from({ length: 10000 }, rid) } }));
const u = raw.prepare('update tasks set _doc = ?, status = ? where id = ? and status = ?');
// bare CAS: read, change in JS, write back, one durable transaction each
const sel = raw.prepare('select _n, _doc from tasks where id = ? and status = ?'); const upd = raw.prepare('update tasks set _doc = ?, status = ?, status_changed = ?, last_change = ?, last_update = ? where _n = ?');
for (let r = 0; r < 2; r++) {
  await bench('conditional update one at a time: bare', 1000, (i) => { const id = `task${String((i * 97) % N).padStart(28, '0')}`; raw.exec('begin immediate'); const row = sel.get(id, statuses[((i * 97) % N) % 7]!) as any ?? g.get(id); const d = JSON.parse((sel.get(id, (JSON.parse((g.get(id) as any)._doc)).status) as any)._doc); d.status = 'x'; upd.run(JSON.stringify(d), d.status, Date.now(), Date.now(), Date.now(), row._n ?? (i * 97) % N + 1); raw.exec('commit'); });
  await bench('conditional update one at a time: store', 1000, (i) => { const now = new Date(); return c.update({ id: `task${String((i * 101) % N).padStart(28, '0')}`, status: { $in: [...statuses, 'x'] } }, { $set: { status: 'queued', status_changed: now, last_change: now, last_update: now } }); });
}
for (const k of [8, 32, 128]) { const n = 3000; const t0 = performance.now(); for (let i = 0; i < n; i += k) await Promise.all(Array.from({ length: k }, () => { const now = new Date(); return c.update({ id: rid(), status: { $in: [...statuses, 'x'] } }, { $set: { status: 'queued', status_changed: now, last_change: now, last_update: now } }); })); console.log(`conditional updates, ${k} at once /s`, Math.round(n / ((performance.now() - t0) / 1000))); }
raw.close();
await store[Symbol.asyncDispose]();
rmSync(dir, { recursive: true });
