"""The register of risks in short."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.offers.paper import Finding, Seen
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk.criteria import criteria_for, rank
from isms_lint_iso27001.derive.risk.risks import is_active, is_unacceptable, level_of
from isms_lint_iso27001.derive.text.status_words import why_unread
from isms_lint_iso27001.papers.fields import Day, day_of
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.risk_report.zones import said, zone_of
from isms_lint_iso27001.papers.spoken import Codes, Spoken

_DECISIONS = ("RSK005", "RSK006", "RSK010")
"""The rules on what is decided about a risk."""


class Remaining(NamedTuple):
    """What remains of a risk after treatment, and who accepted it."""

    level: str
    zone: str
    by: str
    on: Day
    until: Day
    reason: str


class Risk(NamedTuple):
    """An active risk. `above` is whether its level is above what its criteria accept; None where that
    cannot be told. `undecided` is what the rules say of the decisions about it.
    """

    record: Record
    criteria: Record | None
    consequence: str
    likelihood: str
    level: str
    zone: str
    owner: str
    treatment: str
    remaining: Remaining | None
    above: bool | None
    undecided: tuple[Finding, ...]
    unclear: str
    codes: Codes


def risks(seen: Seen, spoken: Spoken) -> list[Risk]:
    """The active risks, the highest first; those without a level that can be ranked stand last."""
    run = seen.run
    undecided: dict[str, list[Finding]] = {}
    for finding in (*seen.result.findings, *seen.result.accepted):
        if finding.code in _DECISIONS and finding.record_kind == "risk":
            undecided.setdefault(finding.record_id, []).append(finding)
    found = [
        _risk(one, tuple(undecided.get(one.id, ())), run, spoken)
        for one in run.register.of("risk")
        if is_active(one)
    ]
    return sorted(found, key=_height)


def _risk(record: Record, undecided: tuple[Finding, ...], run: Pass, spoken: Spoken) -> Risk:
    criteria = criteria_for(record, run)
    level = level_of(record, criteria)
    return Risk(
        record,
        criteria,
        said(record.get("consequence")),
        said(record.get("likelihood")),
        said(level),
        zone_of(level, criteria),
        named_on(record.get("owner"), run.as_of, run),
        record.text("treatment"),
        _remaining(record, criteria, run),
        is_unacceptable(record, run),
        undecided,
        why_unread(record, run),
        spoken.of(record),
    )


def _remaining(record: Record, criteria: Record | None, run: Pass) -> Remaining | None:
    residual = record.get("residual")
    if not isinstance(residual, dict) or not residual:
        return None
    level = level_of(residual, criteria)
    on = run.date(record, "residual", "accepted_on")
    return Remaining(
        said(level),
        zone_of(level, criteria),
        named_on(residual.get("accepted_by"), on or run.as_of, run),
        day_of(record, run, "residual", "accepted_on"),
        day_of(record, run, "residual", "accepted_until"),
        record.text("residual", "reason"),
    )


def _height(one: Risk) -> tuple[int, float, str]:
    height = None
    if one.criteria is not None:
        height = rank(level_of(one.record, one.criteria), one.criteria)
    return (0 if height is not None else 1, -(height or 0), one.record.id)
