"""The repository a check judges: its files, and all that says how they are judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from isms_lint.ahead import Ahead
from isms_lint.checking.baseline_file import baseline_of_run, baseline_there
from isms_lint.checking.settings import read_config
from isms_lint.checking.start import Started
from isms_lint.config.config import Config
from isms_lint.documents.document import Reading
from isms_lint.intake import with_plugins
from isms_lint.plugins.manager import Plugins
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.findings.baseline import Baseline


class Side(NamedTuple):
    """One state of a repository, as it is read.

    `file` is its configuration, `settings` what stands there, `config` what that comes to with the
    request over it. `exclude` are patterns of files that are no records. `commit` is empty for the
    files as they are. `ahead` is what was lifted before all of them were read.
    """

    root: str
    file: str | None
    settings: Mapping[str, Any]
    config: Config
    baseline: Baseline | None
    readings: list[Reading]
    exclude: tuple[str, ...]
    commit: str = ""
    ahead: Ahead | None = None


def read_side(
    started: Started,
    plugins: Plugins,
    *,
    new_baseline: bool = False,
) -> Side:
    """The files as they are, or those of the commit that the request names.

    Raises UsageError for what is wrong with the configuration or the baseline, and where a baseline
    that is named is not there, unless it is to become a `new_baseline`.
    """
    request, root, file, _, exclude, reading, earlier = started
    if reading is None:
        from isms_lint.checking.revision import baseline_of_revision, read_revision

        commit, past = read_revision(started, plugins)
        config = read_config(past.config, past.settings, plugins, request)
        baseline = baseline_of_revision(root, commit, config, request.baseline)
        settings = past.settings or {}
        return Side(root, file, settings, config, baseline, past.readings, exclude, commit)
    ahead = Ahead(plugins.kinds, earlier)
    intake = reading(None if plugins.mappings else ahead.take)
    config = read_config(file, intake.settings, plugins, request)
    readings = with_plugins(intake, root, file, exclude, plugins.readers, plugins.mappings)
    held = baseline_there if new_baseline else baseline_of_run
    baseline = held(root, config, request.baseline)
    settings = intake.settings or {}
    return Side(root, file, settings, config, baseline, readings, exclude, ahead=ahead)
