# shellcheck shell=bash
# To be sourced: runs commands that end in "N passed, N failed", and adds that to the totals `passed` and `failed`.
passed=0
failed=0

counted() {
  local log line status=0
  log=$(mktemp)
  "$@" 2>&1 | tee "$log" || status=$?
  line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1 || true)
  rm -f "$log"
  passed=$((passed + $(sed -nE 's/^([0-9]+) passed.*/\1/p' <<<"${line:-0 passed}")))
  failed=$((failed + $(sed -nE 's/^[0-9]+ passed, ([0-9]+) failed.*/\1/p' <<<"${line:-0 passed, 0 failed}")))
  return "$status"
}
