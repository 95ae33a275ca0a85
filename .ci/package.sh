#!/usr/bin/env bash
# Packs the package, installs it into an empty folder, starts it once and makes a real call with the key it prints.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

npm pack --silent --pack-destination "$work" >/dev/null
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --omit=dev ./taskwright-*.tgz

./node_modules/.bin/taskwright serve --port 0 --data-dir "$work/data" >"$work/out" 2>"$work/err" &
server=$!
for _ in $(seq 300); do
  grep -q 'tasks.get_all' "$work/out" && break
  kill -0 "$server" 2>/dev/null || { cat "$work/out" "$work/err"; exit 1; }
  sleep 0.1
done
# The very lines a newcomer would paste.
while read -r line; do
  answer=$(bash -c "${line/curl /curl --silent --fail-with-body }")
  printf '%s\n' "$answer"
  grep -q '"result_code":200' <<<"$answer"
done < <(grep '^  curl' "$work/out")
grep -q 'my first task' <<<"$answer"
# What describes the API is loaded only now: everything it takes must be in the package.
url=$(sed -nE 's/.*listening +//p' "$work/out")
for path in docs docs/main.js docs/api.json v2.13/openapi.json openrpc.json; do
  curl --silent --fail-with-body --output /dev/null --write-out "%{http_code} %{size_download} /$path\n" "$url/$path"
done

# Client libraries, used as their READMEs say.
setting() { sed -n "s/^ *$1 *//p" "$work/out"; }
API_URL=$(setting listening) API_ACCESS_KEY=$(setting 'access key') API_SECRET_KEY=$(setting 'secret key')
export API_URL API_ACCESS_KEY API_SECRET_KEY
./node_modules/.bin/taskwright sdk --lang typescript --schemas node_modules/taskwright/schemas --out my-sdk
npm install --silent --no-audit --no-fund ./my-sdk
sed -n '/^```js$/,/^```$/p' my-sdk/README.md | sed '1d;$d' >example.mjs
node example.mjs >"$work/example"
grep -q 'my first task' "$work/example"
./node_modules/.bin/taskwright sdk --lang python --schemas node_modules/taskwright/schemas --out my-python-sdk
awk '/^```python$/ {shown++; next} /^```$/ {if (shown) exit} shown' my-python-sdk/README.md >example.py
PYTHONPATH=my-python-sdk/src python3 example.py >"$work/example"
grep -q 'my first task' "$work/example"

# The key as the newcomer got it; the secret goes in by standard input.
sed -nE 's/^  secret key +//p' "$work/out" | ./node_modules/.bin/taskwright contract --secret-stdin \
  --schemas node_modules/taskwright/schemas --url "$(sed -nE 's/^  listening +//p' "$work/out")" \
  --key "$(sed -nE 's/^  access key +//p' "$work/out")" --service queues --runs 1 --seed 1

kill -TERM "$server"
wait "$server"
server=
echo 'packed package: installed, started, answered, stopped cleanly'
