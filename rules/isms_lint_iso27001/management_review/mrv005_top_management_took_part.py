"""MRV005: nobody of top management took part in a management review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.review_participants import took_part
from isms_lint_iso27001.derive.reviews import held_on, why_unclear
from isms_lint_iso27001.derive.top_management import top_management_on
from isms_lint_iso27001.derive.words import list_of

_SECURITY_ROLES = ("isms-manager", "ciso")


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
        day. In a written review only dated contributions count. The finding says which case it is:
        the minutes were only sent to top management; the security function was alone; or nobody of
        top management was there.
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
    day = held_on(review, run)
    if day is None:
        unclear = why_unclear(review, run)
        if unclear:
            yield NotEvaluated(unclear)
        return
    managers = top_management_on(day, run)
    if not managers:
        yield NotEvaluated(f"no top management is declared for {day}")
        return
    present, unclear_ones = took_part(review, day, run)
    if managers.keys() & present.keys():
        return
    if unclear_ones:
        yield NotEvaluated(f"whether top management took part: {'; '.join(unclear_ones)}")
        return
    recipients = [
        person.id
        for _, id in review.strings("distributed", "to")
        for person in run.people.holders(id, day)
        if person.id in managers
    ]
    organization = run.register.organization
    related: tuple[Related, ...] = ()
    if organization is not None:
        message = f"top management on {day}: {list_of(list(managers))}"
        related = (Related(organization, ("top_management",), message),)
    yield Report(
        _reason(present, recipients, day, run),
        ("participants",),
        related=related,
        held_on=day,
        managers=list_of(list(managers)),
        present=list_of(list(present)),
        recipients=list_of(list(dict.fromkeys(recipients))),
    )


def _reason(present: dict[str, Record], recipients: list[str], day: date, run: Pass) -> str:
    """The first case that fits."""
    if recipients:
        return "minutes-circulated"
    if present and all(
        any(run.people.holds(person, role, day, day) for role in _SECURITY_ROLES)
        for person in present.values()
    ):
        return "security-function-alone"
    return "absent"
