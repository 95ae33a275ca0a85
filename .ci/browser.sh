#!/usr/bin/env bash
# Installs Chromium from Debian's packages where there is none and it can be had; without it the tests in a browser are skipped.
set -euo pipefail

if command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ]; then
  echo 'browser: there already'
  exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo 'browser: none, and none can be installed here'
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
if apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; then
  echo "browser: $(chromium --version --no-sandbox 2>/dev/null || echo installed)"
else
  echo 'browser: installing Chromium failed; its tests are skipped'
fi
