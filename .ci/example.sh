#!/usr/bin/env bash
# Runs the example as an outsider would: in a folder of its own, on the packed package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

npm pack --silent --pack-destination "$work" >/dev/null
cp -r examples/notes "$work/notes"
cd "$work/notes"
rm -rf node_modules generated
npm install --silent --no-audit --no-fund --no-save "$work"/taskwright-*.tgz
npm install --silent --no-audit --no-fund --no-save hono @hono/node-server tsx typescript @types/node@20 "$work"/taskwright-*.tgz
npx taskwright check --schemas schemas
npm test

port=$(node -e "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")
PORT=$port node --import tsx src/main.ts >"$work/out" 2>&1 &
server=$!
for _ in $(seq 300); do
  grep -q 'notes listen' "$work/out" && break
  kill -0 "$server" 2>/dev/null || { cat "$work/out"; exit 1; }
  sleep 0.1
done
for seed in 1 2 3; do
  TASKWRIGHT_TOKEN=editor-token npx taskwright contract --url "http://127.0.0.1:$port" --seed "$seed"
done
