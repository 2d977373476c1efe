#!/usr/bin/env bash
# Ends the action with the exit code of isms-lint: 1 is about the records, 2 about the run.
set -euo pipefail

case $CODE in
  0) ;;
  1) echo "isms-lint: open findings: $FINDINGS, of these some at or above the level that fails" ;;
  *) echo "::error title=isms-lint::the run itself failed (exit code $CODE): see the step before" ;;
esac
exit "$CODE"
