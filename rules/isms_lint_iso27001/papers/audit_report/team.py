"""The team of an audit, and what the records say of each auditor's independence."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.audit.team import auditing
from isms_lint_iso27001.derive.independence.auditors import Auditor
from isms_lint_iso27001.derive.independence.gaps import gaps_of
from isms_lint_iso27001.derive.independence.independence import (
    Independence,
    independence,
    left_open,
)
from isms_lint_iso27001.derive.independence.relations import Case, Relation
from isms_lint_iso27001.papers.fields import Item, items_of, texts_of
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.paths import Path, paths_in

_AUDITOR = "auditor"


class Member(NamedTuple):
    """One entry of the team. `covers` is empty where it is the whole scope.

    Of those who judge, `ties` are what the records show, and `doubts` what they leave open: nothing
    of both says that they show no tie. `declared` is what the entry says of independence itself.
    """

    person: str
    function: str
    supervised_by: str
    covers: tuple[Item, ...]
    judges: bool
    declared: bool | None
    ties: tuple[Path, ...]
    doubts: tuple[str, ...]


class Team(NamedTuple):
    """The team in the order of its record. `unjudged` says why nothing can be said of the independence
    of anybody in it; `doubts` what is open for all.
    """

    members: tuple[Member, ...]
    unjudged: str
    doubts: tuple[str, ...]


class _Judged(NamedTuple):
    ties: tuple[Relation, ...]
    doubts: tuple[str, ...]


def team_of(audit: Record, day: date, run: Pass) -> Team:
    """The team of an audit that took place; people are named as on `day`."""
    found = run.derive(independence).get(audit)
    judged = _judged(audit, found, run) if isinstance(found, Independence) else {}
    judging = auditing(audit)
    return Team(
        tuple(
            _member(audit, place, place in judging, judged.get(place, []), day, run)
            for place, _ in audit.items("team")
        ),
        found.reason if isinstance(found, NotEvaluated) else "",
        found.team.doubts if isinstance(found, Independence) else (),
    )


def _judged(audit: Record, found: Independence, run: Pass) -> dict[int, list[_Judged]]:
    """By place in the team, what is known of each person that the entry means."""
    ties = dict(found.ties)
    by_place: dict[int, list[_Judged]] = {}
    for auditor in found.team.auditors:
        own = ties.get(auditor, ())
        doubts = _doubts(auditor, own, audit, found, run)
        for place, items in auditor.entries:
            here = tuple(tie for tie in own if tie.item in items)
            by_place.setdefault(place, []).append(_Judged(here, doubts))
    return by_place


def _doubts(
    auditor: Auditor,
    ties: tuple[Relation, ...],
    audit: Record,
    found: Independence,
    run: Pass,
) -> tuple[str, ...]:
    period = found.team.period
    gaps = [gap.text for gap in gaps_of(auditor, ties, audit, period, run)]
    if auditor.person is None:
        return tuple(gaps)
    case = Case(auditor.person, auditor, period, run, audit)
    return tuple(dict.fromkeys([*gaps, *left_open(case)]))


def _member(
    audit: Record, place: int, judges: bool, judged: list[_Judged], day: date, run: Pass
) -> Member:
    entry = audit.get("team", place)
    declared = entry.get("independent")
    return Member(
        named_on(entry.get("person"), day, run),
        audit.text("team", place, "function") or _AUDITOR,
        named_on(entry.get("supervised_by"), day, run),
        items_of(texts_of(audit, "team", place, "covers"), audit, run),
        judges,
        declared if isinstance(declared, bool) else None,
        tuple(way for one in judged for way in paths_in(one.ties, run)),
        tuple(dict.fromkeys(doubt for one in judged for doubt in one.doubts)),
    )
