"""The repository a check judges: its files, and all that says how they are judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from isms_lint.cli.baseline_file import baseline_of_run
from isms_lint.cli.settings import read_config, require
from isms_lint.config.config import Config
from isms_lint.documents.document import Reading
from isms_lint.intake import Intake, with_readers
from isms_lint.plugins.manager import Plugins

if TYPE_CHECKING:
    import argparse

    from isms_lint.findings.baseline import Baseline


class Side(NamedTuple):
    """One state of a repository, as it is read.

    `file` is its configuration, `settings` what stands there, `config` what that comes to with the
    command line over it. `exclude` are patterns of files that are no records. `commit` is empty for
    the files as they are.
    """

    root: str
    file: str | None
    settings: Mapping[str, Any]
    config: Config
    baseline: Baseline | None
    readings: list[Reading]
    exclude: tuple[str, ...]
    commit: str = ""


def read_side(
    root: str,
    file: str | None,
    exclude: tuple[str, ...],
    reading: Callable[[], Intake] | None,
    plugins: Plugins,
    arguments: argparse.Namespace,
) -> Side:
    """The files as they are, of which `reading` gives what was begun to read; for None those of the
    commit that `--rev` names. Raises UsageError for what is wrong with its configuration.
    """
    if reading is None:
        from isms_lint.cli.revision import baseline_of_revision, read_revision

        commit, past = read_revision(
            root, arguments.rev, arguments.config, exclude, plugins.readers
        )
        config = read_config(past.config, past.settings, plugins, arguments)
        require(config.required_plugins, plugins)
        baseline = baseline_of_revision(root, commit, config, arguments.baseline)
        settings = past.settings or {}
        return Side(root, file, settings, config, baseline, past.readings, exclude, commit)
    intake = reading()
    config = read_config(file, intake.settings, plugins, arguments)
    require(config.required_plugins, plugins)
    readings = with_readers(intake, root, file, exclude, plugins.readers)
    baseline = baseline_of_run(root, config, arguments.baseline)
    return Side(root, file, intake.settings or {}, config, baseline, readings, exclude)
