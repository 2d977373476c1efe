"""The waivers on record, and what each accepts."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.offers.paper import Finding, Seen
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Rule
from isms_lint_iso27001.derive.waivers import codes_of, granted, rule_of
from isms_lint_iso27001.papers.fields import Day, day_of
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.spoken import Codes, Spoken

IN_FORCE, AHEAD, EXPIRED, VOID = "in-force", "ahead", "expired", "void"


class WaiverEntry(NamedTuple):
    """A waiver. `state` is in force, ahead (it begins later), expired, or void: it lacks a part, nobody
    granted it, or a rule speaks against it that no exception silences (`against`).

    `rule` is the one rule it names, `rules` how many it names. `target` is the record, where there is
    one. `days` are those that it still holds. `accepts` are the findings that it accepts now.
    """

    record: Record
    state: str
    rule: Rule | None
    rules: int
    target: Record | None
    by: str
    on: Day
    until: Day
    days: int
    accepts: tuple[Finding, ...]
    against: tuple[str, ...]
    codes: Codes


def waivers(seen: Seen, spoken: Spoken) -> list[WaiverEntry]:
    """The waivers on record, by the day on which they end; those without one stand first."""
    run = seen.run
    accepted: dict[str, list[Finding]] = {}
    for finding in seen.result.accepted:
        if finding.acceptance is not None and finding.acceptance.waiver:
            accepted.setdefault(finding.acceptance.waiver, []).append(finding)
    found = [
        _entry(one, tuple(accepted.get(one.id, ())), spoken, run)
        for one in run.register.of("waiver")
    ]
    return sorted(found, key=lambda one: (str(one.until), one.record.id))


def _entry(record: Record, accepts: tuple[Finding, ...], spoken: Spoken, run: Pass) -> WaiverEntry:
    codes = spoken.of(record)
    against = tuple(code for code in codes.open if run.rules[code].unsuppressible)
    until, on = run.date(record, "expires_on"), run.date(record, "approved_on")
    return WaiverEntry(
        record,
        _state(record, against, run),
        rule_of(record, run),
        len(codes_of(record, run)),
        run.register.get(record.text("target")),
        named_on(record.get("approved_by"), on or run.as_of, run),
        day_of(record, run, "approved_on"),
        day_of(record, run, "expires_on"),
        (until - run.as_of).days if until is not None else 0,
        accepts,
        against,
        codes,
    )


def _state(record: Record, against: tuple[str, ...], run: Pass) -> str:
    waiver = granted(record, run)
    if waiver is None:
        return VOID
    if waiver.until < run.as_of:
        return EXPIRED
    if against:
        return VOID
    return IN_FORCE if waiver.holds_on(run.as_of) else AHEAD
