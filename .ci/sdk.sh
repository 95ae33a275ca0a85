#!/usr/bin/env bash
# An unmodified client of the field, the vendor's Python package, against the built server. Ends in "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly PACKAGE=clearml VERSION=2.1.7
readonly venv=.venv-sdk
data=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$data"' EXIT

if ! "$venv/bin/python" -c "import importlib.metadata as m, sys; sys.exit(m.version('$PACKAGE') != '$VERSION')" 2>/dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$PACKAGE==$VERSION"
fi

export TASKWRIGHT_ACCESS_KEY=SDKTEST TASKWRIGHT_SECRET_KEY=sdk-test-secret
node dist/src/bin/main.js serve --port 0 --data-dir "$data" >"$data/out" &
server=$!
for _ in $(seq 100); do
  url=$(sed -n 's/^ *listening *//p' "$data/out")
  [ -z "$url" ] || break
  sleep 0.1
done
[ -n "$url" ] || { echo 'sdk.sh: the server did not start' >&2; exit 1; }

CLEARML_API_HOST=$url CLEARML_FILES_HOST=$url CLEARML_WEB_HOST=$url \
  CLEARML_API_ACCESS_KEY=$TASKWRIGHT_ACCESS_KEY CLEARML_API_SECRET_KEY=$TASKWRIGHT_SECRET_KEY \
  CLEARML_CONFIG_FILE="$data/none.conf" HOME="$data" \
  "$venv/bin/python" test/sdk/api_client.py
