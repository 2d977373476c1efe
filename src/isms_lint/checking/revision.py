"""What a commit of the past holds."""

from __future__ import annotations

from isms_lint.checking.baseline_file import baseline_of_run
from isms_lint.checking.start import Started
from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.past import past_baseline, past_settings
from isms_lint.files.git import RevisionError
from isms_lint.files.revision import resolve
from isms_lint.files.tree import Tree
from isms_lint.findings.baseline import Baseline
from isms_lint.intake_revision import RevisionIntake, take_in_revision
from isms_lint.plugins.manager import Plugins


def read_revision(started: Started, plugins: Plugins) -> tuple[str, RevisionIntake]:
    """The commit that the request names, and what it holds below the root (see `take_in_revision`).

    Raises UsageError where it cannot be read.
    """
    request, root = started.request, started.root
    revision = request.rev or ""
    try:
        commit = resolve(root, revision)
        if not commit:
            raise UsageError(f"--rev {revision}: nothing is committed yet")
        with Tree(root, commit) as tree:
            found = past_settings(tree, request.config)
            taken = take_in_revision(
                tree, found, started.exclude, plugins.readers, mappings=plugins.mappings
            )
            return commit, taken
    except RevisionError as error:
        raise UsageError(f"--rev {revision}: {error.message}") from error


def baseline_of_revision(
    root: str, commit: str, config: Config, given: str | None
) -> Baseline | None:
    """The baseline that the commit has, or the one `given`. Raises UsageError for one
    that is named and not there, and for one that is wrong.
    """
    if given:
        return baseline_of_run(root, config, given)
    try:
        with Tree(root, commit) as tree:
            return past_baseline(tree, config.baseline)
    except RevisionError as error:
        raise UsageError(f"the baseline of {commit[:7]}: {error.message}") from error
