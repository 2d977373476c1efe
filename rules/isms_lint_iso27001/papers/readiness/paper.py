"""The readiness report: its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from isms_lint.offers.due import Due, Undated
from isms_lint.offers.paper import Finding, Paper, Seen
from isms_lint.records.dates import add_days
from isms_lint.rules import Pass, Severity
from isms_lint_iso27001.derive.certification.evidence_pack import missing_from_pack, pack
from isms_lint_iso27001.derive.document.named_information import (
    named_information,
    shown_information,
)
from isms_lint_iso27001.derive.due.sorts import DUE
from isms_lint_iso27001.papers.certificate import certificate_of
from isms_lint_iso27001.papers.coming import AHEAD, coming
from isms_lint_iso27001.papers.readiness.groups import Group, group
from isms_lint_iso27001.papers.topics import TOPICS, Topic, topic_of
from isms_lint_iso27001.papers.unseen import Unseen, unseen_in
from isms_lint_iso27001.papers.visits import told_visits

_MOST_LISTED = 20
"""Findings of one rule, and reasons of one topic: whoever wants all of thousands reads the output of
`check`.
"""
_DAYS_AHEAD = 90
_MOST_AHEAD = 30


class Listed(NamedTuple):
    """The first findings of one rule, and how many more there are."""

    findings: tuple[Finding, ...]
    more: int


class Row(NamedTuple):
    """One topic. `silent` is how many rules looked at all of it and said nothing. `listed` are its
    findings rule by rule, the gravest first; `accepted_listed` those that something accepts.
    """

    topic: Topic
    shown: tuple[Group, ...]
    silent: int
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    unseen: tuple[Unseen, ...]
    listed: tuple[Listed, ...]
    accepted_listed: tuple[Listed, ...]


def _facts(seen: Seen) -> Mapping[str, Any]:
    result = seen.result
    rows = tuple(_row(topic, seen) for topic in TOPICS)
    named = seen.run.derive(named_information)
    shown = shown_information(seen.run)
    missing = set(seen.run.derive(missing_from_pack))
    dues, undated = _ahead(seen.run)
    told = coming(dues, result.accepted, seen.run.as_of)
    late = [one for one in told if one.state != AHEAD]
    to_come = [one for one in told if one.state == AHEAD]
    return {
        "result": result,
        "not_run": len(seen.run.rules) - len(seen.run.selected),
        "most_listed": _MOST_LISTED,
        "rows": rows,
        "named": {"missing": named.missing, "total": named.total, "shown": shown},
        "asked_for": [(name, name not in missing) for name in pack()],
        "visits": told_visits(seen.run),
        "by_severity": _by_severity(result.findings),
        "certificate": certificate_of(seen.run),
        "late": late[:_MOST_AHEAD],
        "more_late": max(0, len(late) - _MOST_AHEAD),
        "ahead": to_come[:_MOST_AHEAD],
        "more_ahead": max(0, len(to_come) - _MOST_AHEAD),
        "days_ahead": _DAYS_AHEAD,
        "undated": undated,
        "bars": [
            {"topic": row.topic.name, "severity": severity, "count": count}
            for row in rows
            for severity, count in _by_severity(row.findings).items()
            if count
        ],
    }


def _row(topic: Topic, seen: Seen) -> Row:
    result, rules = seen.result, seen.run.rules

    def here(code: str) -> bool:
        return topic_of(rules.get(code)) is topic

    findings = tuple(one for one in result.findings if here(one.code))
    accepted = tuple(one for one in result.accepted if here(one.code))
    outcomes = [one for one in result.not_evaluated if here(one.code)]
    spoke = {one.code for one in (*findings, *accepted)} | {one.code for one in outcomes}
    silent = sum(here(rule.code) and rule.code not in spoke for rule in result.rules)
    shown = tuple(
        group(kind, found, seen.run)
        for kind in topic.kinds
        if (found := seen.run.register.of(kind))
    )
    listed = _listed(findings), _listed(accepted)
    return Row(topic, shown, silent, findings, accepted, unseen_in(outcomes), *listed)


def _ahead(run: Pass) -> tuple[list[Due], list[Undated]]:
    """What is overdue, and what is due in the months ahead, by day; what the records tell no day of."""
    last = add_days(run.as_of, _DAYS_AHEAD)
    found = [one for due in DUE.values() for one in due(run)]
    ahead = [one for one in found if isinstance(one, Due) and one.on <= last]
    ahead.sort(key=lambda one: (one.on, one.what, one.record.id))
    return ahead, [one for one in found if isinstance(one, Undated)]


def _listed(findings: Iterable[Finding]) -> tuple[Listed, ...]:
    by_rule: dict[tuple[int, str], list[Finding]] = {}
    for one in findings:
        by_rule.setdefault((one.severity.rank, one.code), []).append(one)
    return tuple(
        Listed(tuple(found[:_MOST_LISTED]), max(0, len(found) - _MOST_LISTED))
        for _, found in sorted(by_rule.items(), key=lambda item: item[0])
    )


def _by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    counts = Counter(one.severity for one in findings)
    return {severity.value: counts[severity] for severity in Severity}


READINESS = Paper(
    "readiness",
    "what the records show, do not show, and what was not evaluated",
    _facts,
)
