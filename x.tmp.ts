import { readDefinitions } from './codegen/definition/read.js';
import { emitApi, emitJsonSchemas } from './codegen/emit/index.js';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
const [, , dir, out, runtime] = process.argv;
const r = await readDefinitions(dir!);
console.log(r.diagnostics.filter((d) => d.severity === 'error').slice(0,5));
let t=performance.now(); const files=emitApi(r.api!, { runtime: runtime! }); console.log('emitApi', (performance.now()-t).toFixed(0)); 
t=performance.now(); emitApi(r.api!, { runtime: runtime! }); console.log('emitApi again', (performance.now()-t).toFixed(0)); 
t=performance.now(); const js=emitJsonSchemas(r.api!); console.log('json', (performance.now()-t).toFixed(0), js.size); 
for (const [f, c] of [...files]) { const p=join(out!, f); mkdirSync(dirname(p),{recursive:true}); writeFileSync(p,c); console.log(f, c.length); }
for (const [f, c] of [...js]) { const p=join(out!, 'json', f); mkdirSync(dirname(p),{recursive:true}); writeFileSync(p,c); }
