#!/usr/bin/env bash
# Runs isms-lint once, with every report the action gives. Fails only where it could not run at all:
# what was found is told by the output `exit-code`, so that the reports can be sent first.
set -euo pipefail

# In a container the work tree belongs to somebody else, and git would refuse to read it.
next=${GIT_CONFIG_COUNT:-0}
export GIT_CONFIG_COUNT=$((next + 1))
export "GIT_CONFIG_KEY_$next=safe.directory" "GIT_CONFIG_VALUE_$next=*"

# The log is read as UTF-8, on Windows too.
export PYTHONUTF8=1

case $SINCE in
  auto) SINCE=$(bash "$GITHUB_ACTION_PATH/gates/github/base.sh") ;;
  none) SINCE="" ;;
esac

reports=$(mktemp -d "$RUNNER_TEMP/isms-lint-reports.XXXXXX")
arguments=(check --format github)
arguments+=(--format sarif --output "$reports/isms-lint.sarif")
arguments+=(--format json --output "$reports/isms-lint.json")
arguments+=(--format markdown --output "$reports/isms-lint.md")

option() { # option NAME VALUE: the option, where there is a value
  if [ -n "$2" ]; then arguments+=("$1=$2"); fi
}
option --root "$ROOT"
option --config "$CONFIG"
option --profile "$PROFILE"
option --fail-on "$FAIL_ON"
option --baseline "$BASELINE"
option --as-of "$AS_OF"
option --category "$CATEGORY"
option --repository "$REPOSITORY"
if [ -n "$SINCE" ]; then
  option --since "$SINCE"
  option --config-from "$CONFIG_FROM"
  if [ "$DIFF_ONLY" = true ]; then arguments+=(--diff-only); fi
fi
arguments+=(--)
while IFS= read -r path; do
  if [ -n "$path" ]; then arguments+=("$path"); fi
done <<<"$PATHS"

code=0
"$ISMS_LINT" "${arguments[@]}" || code=$?

echo "exit-code=$code" >>"$GITHUB_OUTPUT"
for report in sarif json md; do
  file="$reports/isms-lint.$report"
  if [ -f "$file" ]; then echo "${report/md/markdown}=$file" >>"$GITHUB_OUTPUT"; fi
done
if [ -f "$reports/isms-lint.json" ]; then
  # Isolated, as in install.sh: no json.py of the work tree is imported.
  "$(dirname "$ISMS_LINT")/python" -I - "$reports/isms-lint.json" >>"$GITHUB_OUTPUT" <<'PYTHON'
import json, sys
with open(sys.argv[1], encoding="utf-8") as report:
    print(f"findings={sum(json.load(report)['summary']['findings'].values())}")
PYTHON
fi
if [ "$JOB_SUMMARY" = true ] && [ -f "$reports/isms-lint.md" ]; then
  cat "$reports/isms-lint.md" >>"$GITHUB_STEP_SUMMARY"
fi
