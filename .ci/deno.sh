#!/usr/bin/env bash
# Installs Deno from npm into a folder of its own where it can be had; without it the tests of the TypeScript SDK in Deno are skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly VERSION=2.9.6 folder=.deno

installed() { "$folder"/node_modules/@deno/*/deno --version 2>/dev/null | grep -q "^deno $VERSION "; }

if [ -n "${DENO:-}" ] || installed; then
  echo 'deno: there already'
  exit 0
fi
# The program itself is in a package for each platform: nothing is run to install it.
npm install --prefix "$folder" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --silent "deno@$VERSION" || true
if installed; then
  echo "deno: $VERSION"
else
  echo 'deno: installing it failed, or there is none for this machine; its tests are skipped'
fi
