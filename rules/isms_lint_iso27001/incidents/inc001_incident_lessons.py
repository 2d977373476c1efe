"""INC001: a closed incident has a cause, lessons and a decision."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.finding.incidents import lessons_from, reaches_threshold
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import alternatives

_ASKED = {
    "cause": "a cause",
    "lessons": "lessons",
    "disposition": "a decision whether it is a nonconformity",
}


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
    messages={"lacks": "the incident was closed without {parts}"},
    related=(
        "FND004",
        "RSK008",
    ),
)
def check(incident: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A closed incident has a cause, lessons and a decision.

    What it checks
        Whether a closed incident has all three: its `cause`; what was learned (`lessons`); and
        whether it is a nonconformity (`disposition`, or a nonconformity or corrective action that
        refers to it).
    Why it matters
        What is not learned from an incident may have to be learned from the next one. Whether a
        requirement was not met is a question that each incident asks.
    How to fix
        Write the cause, the lessons (`none` is one), and the decision.
    Not reported
        Incidents below the organization's threshold (`incidents.lessons_from`, in the order of
        `incidents.severities`). Open incidents. What a corrective action for the incident, or for
        its nonconformity, tells: its `cause` is the cause, and its `action` is what was learned.
        Where a threshold is declared and the incident's `severity` does not tell on which side it
        is, the rule says that it could not judge.
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
    status = incident.text("status")
    if status != "closed" and (status or is_blank_answer(incident.get("closed_on"))):
        return
    reaches = reaches_threshold(incident, run)
    if reaches is False:
        return
    lacking = _lacking(incident, run)
    if not lacking:
        return
    threshold = lessons_from(run)
    if reaches is None and not is_blank_answer(threshold):
        yield NotEvaluated(f"its `severity` does not tell whether it reaches {threshold}")
    else:
        yield Report(
            "lacks",
            ("status",) if status else ("closed_on",),
            about=lacking,
            parts=alternatives([_ASKED[field] for field in lacking]),
        )


def _lacking(incident: Record, run: Pass) -> list[str]:
    """The fields of what it lacks."""
    ncs = [
        nc
        for _, id in incident.strings("nonconformity")
        if (nc := run.register.find(id, "nonconformity")) is not None
    ]
    ncs.extend(run.register.referring(incident, "nonconformity", "incident"))
    actions = [action for nc in ncs for action in corrective_actions_of(nc, run)]
    actions.extend(run.register.referring(incident, "corrective-action", "incident"))
    given = {
        "cause": _is_said(incident, "cause", actions, "cause"),
        "lessons": _is_said(incident, "lessons", actions, "action"),
        "disposition": bool(ncs or actions)
        or not is_blank_answer(incident.get("nonconformity"))
        or isinstance(incident.get("disposition", "nonconformity"), bool),
    }
    return [field for field, is_given in given.items() if not is_given]


def _is_said(incident: Record, field: str, actions: list[Record], theirs: str) -> bool:
    """Whether the incident says it, or a corrective action for it does."""
    return not is_blank_answer(incident.get(field)) or any(
        not is_blank_answer(action.get(theirs)) for action in actions
    )
