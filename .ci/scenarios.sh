#!/usr/bin/env bash
# Replays the recorded scenarios against a server on one engine. The recordings are in $SCENARIOS, or beside the repository.
#
#   .ci/scenarios.sh sqlite [NAME_OR_GLOB...]
#   .ci/scenarios.sh mongodb [NAME_OR_GLOB...]     on the server that TEST_MONGODB_URL names
#
# Ends in "N passed, N failed, N skipped"; exits 0 when every scenario went as recorded, or differs as
# test/scenarios/deviations.json says it does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

exec node --import tsx test/scenarios/run.ts "$@"
