#!/usr/bin/env bash
# Holds the server against its own definitions, on one engine: what `taskwright contract` does, on a server started for it.
#
#   .ci/contract.sh sqlite [SEED...]
#   .ci/contract.sh mongodb [SEED...]     on the server that TEST_MONGODB_URL names
#
# Ends in "N passed, N failed"; exits 0 when nothing differs. The report names the seed and the commands that show a difference.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

exec node --import tsx test/contract/run.ts "$@"
