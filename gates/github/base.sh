#!/usr/bin/env bash
# Prints the revision that this pull request, or this turn of the merge queue, is compared with, and
# fetches as much history as the comparison needs. Prints nothing for any other event.
#
# actions/checkout gets one commit unless told otherwise. As long as what is there does not show where
# both sides part, more and more is fetched.
set -euo pipefail

# As `check` has it (src/isms_lint/files/git.py): history is what was committed.
export GIT_GRAFT_FILE=/dev/null/none GIT_NO_REPLACE_OBJECTS=1

case $GITHUB_EVENT_NAME in
  pull_request | pull_request_target)
    base="refs/remotes/origin/$GITHUB_BASE_REF"
    wanted="+refs/heads/$GITHUB_BASE_REF:$base"
    ;;
  merge_group)
    base=$MERGE_QUEUE_BASE
    wanted=$base
    ;;
  *) exit 0 ;;
esac

# Whether both sides meet, and no history of one of them alone is cut off: behind a cut they may meet
# again, at a newer commit. `check` asks the same (_is_cut_off in src/isms_lint/files/revision.py): what
# does not meet here would not be seen there.
meet() {
  git merge-base HEAD "$base" >/dev/null 2>&1 || return 1
  cuts=$(git rev-parse --git-path shallow)
  if [ ! -f "$cuts" ]; then return 0; fi
  cut_off=$(git rev-list "HEAD...$base" | grep --fixed-strings --line-regexp --file="$cuts" || true)
  [ -z "$cut_off" ]
}
fetch() {
  if ! git fetch --quiet --no-tags "$@" >&2; then
    echo '::error title=isms-lint::the base of this pull request cannot be fetched:' \
      'give actions/checkout fetch-depth: 0' >&2
    exit 2
  fi
}

if ! meet; then
  fetch --depth=1 origin "$wanted"
  for more in 30 300 3000; do
    if meet; then break; fi
    fetch --deepen="$more" origin "$wanted" "$(git rev-parse HEAD)"
  done
fi
# actions/checkout gets the base for this event, unless told otherwise: nothing would ever be new.
if [ "$GITHUB_EVENT_NAME" = pull_request_target ] && git merge-base --is-ancestor HEAD "$base"; then
  echo '::error title=isms-lint::what is checked out is the base of this pull request, not its change:' \
    'run isms-lint under pull_request' >&2
  exit 2
fi
echo "$base"
