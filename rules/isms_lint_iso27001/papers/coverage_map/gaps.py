"""What no audit of a cycle looks at, and which rule says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from isms_lint.offers.paper import Seen
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.soa.control_dates import applicable_since
from isms_lint_iso27001.derive.soa.rows import current_statement
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.coverage_map.lines import CLAUSES, CONTROLS, NEVER, PLANNED, Line
from isms_lint_iso27001.papers.coverage_map.reported import names_reported
from isms_lint_iso27001.papers.coverage_map.windows import Window

_RULES = {CLAUSES: "PRG004", CONTROLS: "PRG005"}


class Gap(NamedTuple):
    """Items that no audit covers. `since` is the day since which controls apply, as far as it is on
    record. `code` is the rule that reports them; empty where none does. `planned` is whether an audit
    in the time was planned and not done.
    """

    sort: str
    parts: tuple[str, ...]
    since: date | None
    code: str
    planned: bool


def gaps(window: Window, drawn: Iterable[Line], seen: Seen) -> tuple[Gap, ...]:
    """Clauses and controls; what is planned is no gap as long as the cycle runs."""
    run = seen.run
    left_out = {NEVER, PLANNED} if window.closed else {NEVER}
    since = run.derive(_since)
    reported = {sort: _reported(code, window, seen) for sort, code in _RULES.items()}
    found: dict[tuple[str, date | None, str, bool], list[str]] = {}
    for line in drawn:
        if line.sort not in _RULES or line.state not in left_out:
            continue
        for item in line.items:
            code = _RULES[line.sort] if item in reported[line.sort] else ""
            key = (line.sort, since.get(item), code, line.state != NEVER)
            found.setdefault(key, []).append(item)
    return tuple(
        Gap(sort, tuple(scope_parts(items, run)), day, code, planned)
        for (sort, day, code, planned), items in found.items()
    )


def _since(run: Pass) -> dict[str, date | None]:
    statement = run.derive(current_statement)
    return {} if statement is None else applicable_since(statement, run)


def _reported(code: str, window: Window, seen: Seen) -> Collection[str]:
    """What the rule reports as missing in the cycle."""
    if window.programme is None:
        return ()
    message = "closed" if window.closed else "running"
    return names_reported(seen, code, message).get(window.programme.id, ())
