"""INC001: A closed incident has a cause, lessons and a decision."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.incidents import reaches_threshold
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="INC001",
    name="incident-lessons",
    kinds={"incident"},
    scope=REGISTER,
    clauses=(
        "A.5.27",
        "10.2",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "the incident is closed, and {parts}"},
    related=(
        "FND004",
        "RSK008",
    ),
)
def check(incident: Record, run: Pass) -> Iterator[Report]:
    """A closed incident has a cause, lessons and a decision.

    What it checks
        Whether a closed incident names its `cause`, what was learned (`lessons`), and whether it is
        a nonconformity (`disposition`, or a nonconformity that refers to it).
    Why it matters
        What is not learned from an incident will be learned from the next one. Whether a
        requirement was not met is a question that each incident asks.
    How to fix
        Write the cause, the lessons (`none` is one), and the decision.
    Not reported
        Incidents below the organization's threshold (`incidents.lessons_from`). Open incidents.
    Bad
        kind: incident
        id: INC-3
        status: closed
        cause: ""
    Good
        kind: incident
        id: INC-3
        status: closed
        cause: a rule let through what it should stop
        lessons: rules are tested before they go live
        disposition: {nonconformity: false, reason: no requirement touched}
    """
    if incident.text("status") != "closed" and is_blank_answer(incident.get("closed_on")):
        return
    if reaches_threshold(incident, run) is False:
        return
    parts = []
    if is_blank_answer(incident.get("cause")):
        parts.append("no cause is named")
    if is_blank_answer(incident.get("lessons")):
        parts.append("nothing was learned")
    if not _is_decided(incident, run):
        parts.append("whether it is a nonconformity was not decided")
    if parts:
        yield Report("lacks", ("status",), parts=list_of(parts))


def _is_decided(incident: Record, run: Pass) -> bool:
    if isinstance(incident.get("disposition", "nonconformity"), bool):
        return True
    if not is_blank_answer(incident.get("nonconformity")):
        return True
    return any(
        run.register.referring(incident, kind, "incident")
        for kind in ("nonconformity", "corrective-action")
    )
