#!/usr/bin/env bash
# Installs isms-lint into a virtual environment of its own, so that nothing else of the job changes.
#
# Reads PYTHON, INSTALL and PACKS (see action.yml). Gives the output `command`: the program isms-lint.
#
# Python runs isolated (-I): else it would import venv.py or pip.py of the work tree, which is the
# pull request's.
set -euo pipefail

folder=$(mktemp -d "$RUNNER_TEMP/isms-lint.XXXXXX")

PYTHON=${PYTHON:-$(command -v python3 || command -v python || true)}
if ! "$PYTHON" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo '::error title=isms-lint::isms-lint needs Python 3.11 or newer: put actions/setup-python before it'
  exit 2
fi
"$PYTHON" -I -m venv "$folder/venv"
bin="$folder/venv/bin"
if [ -d "$folder/venv/Scripts" ]; then bin="$folder/venv/Scripts"; fi # Windows

pip() {
  "$bin/python" -I -m pip install --quiet --disable-pip-version-check --no-input "$@"
}
printf '%s\n' "$PACKS" >"$folder/packs.txt"
# In one go, so that the packs and isms-lint fit together; with what evaluates rules in YAML
# and reads workbooks.
pip "${INSTALL:-$GITHUB_ACTION_PATH}" "isms-lint[rules,xlsx]" --requirement "$folder/packs.txt"

echo "command=$bin/isms-lint" >>"$GITHUB_OUTPUT"
