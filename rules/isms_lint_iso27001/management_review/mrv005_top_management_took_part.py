"""MRV005: nobody of top management took part in a management review."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.isms_leads import lead_on
from isms_lint_iso27001.derive.top_management_part import Part, part_in
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="MRV005",
    name="top-management-took-part",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.1",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "minutes-circulated": "nobody of top management took part in the review of {held_on}; the"
        " results were only sent to {recipients}: a review by top management cannot be shown",
        "security-function-alone": "{present} of the security function held the review of {held_on}"
        " alone: a review by top management cannot be shown",
        "absent": "nobody of top management ({managers}) took part in the review of {held_on}:"
        " a review by top management cannot be shown",
    },
    needs={"organization"},
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """No one who belonged to top management on the day of the review took part in it.

    What it checks
        At least one participant belongs to `top_management` of the organization on `held_on`, and
        was present or contributed in writing with a date. Roles stand for whoever held them on that
        day. In a written review only dated contributions and decisions count. The finding says which
        case it is: the minutes were only sent to top management; the security function was alone;
        or nobody of top management was there.
    Why it matters
        It is top management that has to review the system. A review held for them, and sent to them
        afterwards, is a report; certification bodies treat it as no review at all.
    How to fix
        Hold a supplementary review in which top management takes part, or record the contributions
        that were made: who, and when.
    Not reported
        Reviews in writing, or by call: taking part counts, not a meeting. Someone absent from the
        meeting who contributed in writing. A delegate who is listed as top management. Where no top
        management is declared for that day, or a participant cannot be resolved to a person and
        might be the one, the review is not evaluated.
    Bad
        kind: organization
        id: alder
        top_management: [ana]
        ---
        kind: person
        records: [{id: ana}, {id: dana}]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        participants: [{person: dana, present: true}, {person: ana, present: false}]
    Good
        kind: organization
        id: alder
        top_management: [ana]
        ---
        kind: person
        records: [{id: ana}, {id: dana}]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        participants: [{person: dana, present: true}, {person: ana, contributed_on: 2026-10-07}]
    """
    part = part_in(review, run)
    if part is None or isinstance(part, NotEvaluated):
        if part is not None:
            yield part
        return
    if part.is_shown:
        return
    if part.unclear:
        yield NotEvaluated(f"whether top management took part: {'; '.join(part.unclear)}")
        return
    managers = list_of(list(part.managers))
    recipients = [
        person.id
        for _, id in review.strings("distributed", "to")
        for person in run.people.holders(id, part.held_on)
        if person.id in part.managers
    ]
    organization = run.register.organization
    related: tuple[Related, ...] = ()
    if organization is not None:
        message = f"top management on {part.held_on}: {managers}"
        related = (Related(organization, ("top_management",), message),)
    yield Report(
        _reason(part, recipients, run),
        ("participants",),
        related=related,
        held_on=part.held_on,
        managers=managers,
        present=list_of(list(part.present)),
        recipients=list_of(list(dict.fromkeys(recipients))),
    )


def _reason(part: Part, recipients: list[str], run: Pass) -> str:
    """The first case that fits."""
    if recipients:
        return "minutes-circulated"
    if part.present and all(lead_on(one, part.held_on, run) for one in part.present.values()):
        return "security-function-alone"
    return "absent"
