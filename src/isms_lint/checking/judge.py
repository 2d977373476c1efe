"""What there is to report of a repository that was read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from isms_lint.checking.side import Side
from isms_lint.checking.start import Started
from isms_lint.engine import Examined, Progress, examine, narrowed
from isms_lint.findings.result import Result
from isms_lint.plugins.manager import Plugins
from isms_lint.stopwatch import Stopwatch

if TYPE_CHECKING:
    from isms_lint.rerun import Rerun


def judge(
    side: Side,
    started: Started,
    plugins: Plugins,
    as_of: date | datetime,
    progress: Progress,
    watch: Stopwatch | None = None,
    rerun: Rerun | None = None,
) -> Result:
    """All that is found in `side`, or, where the request compares, what is new in it. `watch` is told
    the stages of a run that compares nothing; such a run may go by what the last one left (`rerun`).

    Raises UsageError where the configuration is wrong, and where what it is compared with cannot be
    read.
    """
    request = started.request
    if request.compares:
        from isms_lint.checking.since import run_since

        result = run_since(side, plugins, as_of, request, progress)
    else:
        result = examined(side, started, plugins, as_of, progress, watch, rerun).result
    result = result._replace(repository=request.repository, revision=side.commit)
    return narrowed(result, started.paths)


def examined(
    side: Side,
    started: Started,
    plugins: Plugins,
    as_of: date | datetime,
    progress: Progress = lambda _: None,
    watch: Stopwatch | None = None,
    rerun: Rerun | None = None,
) -> Examined:
    """What `side` comes to, for who needs the facts of the run beside its result.

    Raises UsageError where the configuration is wrong.
    """
    return examine(
        side.root,
        side.config,
        plugins,
        as_of,
        side.readings,
        accept=started.request.ignores,
        baseline=side.baseline,
        jobs=started.request.jobs,
        ahead=side.ahead,
        rerun=rerun,
        watch=watch,
        progress=progress,
    )
