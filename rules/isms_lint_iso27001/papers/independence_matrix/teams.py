"""The teams of the audits on record, and what the rules on independence found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from isms_lint.offers.paper import Seen
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.independence.auditors import Auditor
from isms_lint_iso27001.derive.independence.gaps import gaps_of
from isms_lint_iso27001.derive.independence.independence import Independence, independence
from isms_lint_iso27001.derive.independence.relations import Relation
from isms_lint_iso27001.derive.independence.safeguards import safeguards_of
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.open_points import OpenPoints, points_of_rules
from isms_lint_iso27001.papers.paths import Path, paths_in

_FAMILY = "IND"


class Member(NamedTuple):
    """An auditor of a team: what the team says of them, and the ways that tie them to what they
    cover. `declared` is None where the team does not say whether they are independent. `gaps` are what
    the records leave out that would show it.
    """

    auditor: Auditor
    function: str
    declared: bool | None
    items: tuple[str, ...]
    paths: tuple[Path, ...]
    gaps: tuple[str, ...]


class Team(NamedTuple):
    """The auditors of an audit. `unclear` says why nothing can be said of them; empty where something
    can.
    """

    audit: Record
    period: Period | None
    members: tuple[Member, ...]
    unclear: str
    safeguards: tuple[str, ...]


def teams(run: Pass) -> tuple[Team, ...]:
    """Those of all audits that take place, by their first day."""
    found = [_team(audit, known, run) for audit, known in run.derive(independence).items()]
    return tuple(
        sorted(found, key=lambda one: (one.period is None, one.period or (), one.audit.id))
    )


def on_independence(seen: Seen) -> OpenPoints:
    """What the rules on independence found, and could not evaluate."""
    return points_of_rules(seen, _FAMILY)


def silent_rules(seen: Seen) -> tuple[str, ...]:
    """The rules on independence that did not run."""
    ran = {rule.code for rule in seen.result.rules}
    return tuple(sorted(c for c in seen.run.rules if c.startswith(_FAMILY) and c not in ran))


def _team(audit: Record, known: Independence | NotEvaluated, run: Pass) -> Team:
    safeguards = tuple(safeguards_of(audit))
    if isinstance(known, NotEvaluated):
        return Team(audit, None, (), known.reason, safeguards)
    ties = {auditor.id: found for auditor, found in known.ties}
    period = known.team.period
    members = tuple(
        _member(one, ties.get(one.id, ()), audit, period, run) for one in known.team.auditors
    )
    return Team(audit, period, members, "", safeguards)


def _member(
    auditor: Auditor, ties: Sequence[Relation], audit: Record, period: Period, run: Pass
) -> Member:
    place = auditor.entries[0].place
    declared = audit.get("team", place, "independent")
    return Member(
        auditor,
        audit.text("team", place, "function"),
        declared if isinstance(declared, bool) else None,
        tuple(scope_parts(auditor.items, run)),
        paths_in(ties, run),
        tuple(gap.text for gap in gaps_of(auditor, ties, audit, period, run)),
    )
