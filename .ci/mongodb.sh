#!/usr/bin/env bash
# A MongoDB-protocol server for the tests: SecantusDB in a virtual environment of its own, data in a temporary folder.
#
#   .ci/mongodb.sh start   installs it when missing, starts it, prints TEST_MONGODB_URL=...
#   .ci/mongodb.sh stop    ends it
#
# Use: export "$(.ci/mongodb.sh start)"; npm test; .ci/mongodb.sh stop
set -euo pipefail

readonly PACKAGE=SecantusDB VERSION=0.7.0b3
readonly START_SECONDS=30 STOP_SECONDS=10
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly venv=$root/.venv-mongo
readonly python=$venv/bin/python pid_file=$venv/server.pid url_file=$venv/server.url log_file=$venv/server.log

fail() {
  printf 'mongodb.sh: %s\n' "$1" >&2
  exit 1
}

installed() {
  [[ -x $python ]] && "$python" - "$PACKAGE" "$VERSION" >/dev/null 2>&1 <<'PYTHON'
import importlib.metadata, sys
sys.exit(importlib.metadata.version(sys.argv[1]) != sys.argv[2])
PYTHON
}

install() {
  command -v python3 >/dev/null || fail 'python3 (3.10 or newer) is needed'
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || fail "python3 is $(python3 -V), 3.10 or newer is needed"
  python3 -m venv "$venv" >&2 || fail 'python3 -m venv failed; on Debian it needs the package python3-venv'
  "$python" -m pip install --quiet --disable-pip-version-check "$PACKAGE==$VERSION" >&2 || fail "cannot install $PACKAGE==$VERSION"
}

# True when the process we started is still there, and not another that got its number.
running() {
  [[ -s $pid_file ]] && ps -o args= -p "$(<"$pid_file")" 2>/dev/null | grep -q secantus
}

answers() {
  "$python" - "$1" >/dev/null 2>&1 <<'PYTHON'
import sys, pymongo
pymongo.MongoClient(sys.argv[1], serverSelectionTimeoutMS=1000).admin.command("ping")
PYTHON
}

start() {
  installed || install
  if running && answers "$(<"$url_file")"; then
    printf 'TEST_MONGODB_URL=%s\n' "$(<"$url_file")"
    return
  fi
  stop
  local port url
  port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  url=mongodb://127.0.0.1:$port/taskwright_test
  nohup "$venv/bin/secantusd-py" --host 127.0.0.1 --port "$port" --storage-path :memory: </dev/null >"$log_file" 2>&1 &
  printf '%s\n' "$!" >"$pid_file"
  printf '%s\n' "$url" >"$url_file"
  local end=$((SECONDS + START_SECONDS))
  until answers "$url"; do
    running || fail "the server ended at once; its log: $(tail -n 20 "$log_file")"
    ((SECONDS < end)) || { stop; fail "no answer from the server within $START_SECONDS s; its log: $(tail -n 20 "$log_file")"; }
  done
  printf 'TEST_MONGODB_URL=%s\n' "$url"
}

stop() {
  if running; then
    local pid end=$((SECONDS + STOP_SECONDS))
    pid=$(<"$pid_file")
    kill "$pid"
    # A server in the middle of a long regular expression does not hear the first signal.
    while running; do
      ((SECONDS < end)) || { kill -9 "$pid" 2>/dev/null || true; }
      sleep 0.1
    done
  fi
  rm -f "$pid_file" "$url_file"
}

case ${1-} in
  start) start ;;
  stop) stop ;;
  *) fail 'say start or stop' ;;
esac
