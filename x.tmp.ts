import { readDefinitions } from './codegen/definition/read.js';
import { modelOf } from './codegen/emit/model.js';
import { validatorsModule } from './codegen/emit/validators/validators-module.js';
import { writeFileSync } from 'node:fs';
const r = await readDefinitions(process.argv[2]);
console.log(r.diagnostics.slice(0,5));
for (const s of modelOf(r.api!)) { const t=performance.now(); const out=validatorsModule(s,'../rpc/index.js'); console.log(s.name, out.length, out.split('\n').length, (out.match(/^function validate/gm)||[]).length, (performance.now()-t).toFixed(0)+'ms'); writeFileSync(`/tmp/emit-seed/v-${s.name}.ts`, out); }
