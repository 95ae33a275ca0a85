#!/usr/bin/env bash
# Runs the example as an outsider would: in a folder of its own, on the packed package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm pack --silent --pack-destination "$work" >/dev/null
cp -r examples/notes "$work/notes"
cd "$work/notes"
rm -rf node_modules generated
npm install --silent --no-audit --no-fund --no-save "$work"/taskwright-*.tgz
npm install --silent --no-audit --no-fund --no-save hono @hono/node-server tsx typescript @types/node@20 "$work"/taskwright-*.tgz
npx taskwright check --schemas schemas
npm test
