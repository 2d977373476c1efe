"""PRG009: areas with grave findings are audited again."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audits import findings_of
from isms_lint_iso27001.derive.coverage import audited, day_of, is_completed
from isms_lint_iso27001.derive.finding_area import area_of
from isms_lint_iso27001.derive.nonconformities import corrective_actions_of, is_major, is_withdrawn
from isms_lint_iso27001.derive.verification import is_verified_independently
from isms_lint_iso27001.derive.words import collapse_scope, list_of

_MOST = 6


@rule(
    code="PRG009",
    name="previous-results-followed",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "not-followed": (
            "{what} of {reported}: none of this was audited again by {until}, nor"
            " was the effect of corrective action checked by somebody independent"
        )
    },
    options={
        "followup_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "description": "Months in which the area is audited again.",
        },
        "minor_cluster": {
            "type": "integer",
            "minimum": 1,
            "default": 3,
            "description": (
                "Minor nonconformities on one requirement or process that count as a grave result."
            ),
        },
    },
    related=(
        "FND010",
        "FND011",
        "PRG008",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """Areas with grave findings are audited again.

    What it checks
        Whether the requirement or process of each major nonconformity, and of three or more minor
        ones in one audit, is in the scope of another internal audit within 12 months.
    Why it matters
        The programme has to consider the results of earlier audits. Where an audit found a system
        failing, the next one looks whether it works now.
    How to fix
        Put the area into an audit, or have somebody other than the action's owner check that the
        corrective action worked.
    Not reported
        Areas where each corrective action was verified by somebody other than its owner. The 12
        months after the audit. Withdrawn findings.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2025-03-03, end: 2025-03-05}
        findings:
          - {kind: nonconformity, id: NC-1, grade: major, requirement: [A.5.18]}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2025-03-03, end: 2025-03-05}
        findings:
          - {kind: nonconformity, id: NC-1, grade: major, requirement: [A.5.18]}
        ---
        kind: audit
        id: AUD-2
        status: reported
        fieldwork: {start: 2026-02-03, end: 2026-02-05}
        scope: [A.5.15-A.5.18]
    """
    day = day_of(audit, run)
    if not is_completed(audit, run) or day is None or day > run.as_of:
        return
    until = add_months(day, run.options["followup_months"])
    if until >= run.as_of:
        return
    open_areas = [
        (items, ncs)
        for items, ncs in _grave(audit, run)
        if not all(_is_verified(nc, run) for nc in ncs)
        and not any(
            day < one.day <= until and one.audit is not audit and not items.isdisjoint(one.leaves)
            for one in run.derive(audited)
        )
    ]
    if open_areas:
        ncs = list({nc.id: nc for _, found in open_areas for nc in found}.values())
        grave = [nc for nc in ncs if is_major(nc)]
        items = {item for found, _ in open_areas for item in found}
        words = f"{'major' if grave else 'minor'} nonconformities" if len(ncs) > 1 else "a major"
        yield Report(
            "not-followed",
            ("findings",),
            related=tuple(
                Related(nc, ("requirement",), f"{nc.id} was raised") for nc in ncs[:_MOST]
            ),
            what=f"{list_of([nc.id for nc in ncs])} on {collapse_scope(items, run)}, {words}",
            reported=day,
            until=until,
        )


def _grave(audit: Record, run: Pass) -> Iterator[tuple[frozenset[str], list[Record]]]:
    """The areas with a major nonconformity or many minor ones, with these."""
    minors: dict[str, list[Record]] = {}
    for nc in findings_of(audit, run):
        if nc.kind != "nonconformity" or is_withdrawn(nc):
            continue
        items = area_of(nc, run)
        if is_major(nc):
            if items:
                yield items, [nc]
        else:
            for item in items:
                minors.setdefault(item, []).append(nc)
    for item, ncs in minors.items():
        if len(ncs) >= run.options["minor_cluster"]:
            yield frozenset((item,)), ncs


def _is_verified(nc: Record, run: Pass) -> bool:
    """Whether somebody other than the owner checked the effect of corrective action."""
    actions = corrective_actions_of(nc, run)
    return bool(actions) and all(is_verified_independently(one, run.as_of, run) for one in actions)
