"""MRV005: nobody of top management took part in a management review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.people.isms_leads import lead_on
from isms_lint_iso27001.derive.people.top_management import left_before
from isms_lint_iso27001.derive.review.participants import in_words, recipients
from isms_lint_iso27001.derive.review.top_management_part import Part, part_in
from isms_lint_iso27001.derive.text.words import list_of, named, one_by_one


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
        "minutes-circulated": "nobody of top management is on record as taking part in the review of"
        " {held_on}; the results were {sent}: a review by top management cannot be shown",
        "security-function-alone": "{present} of the security function held the review of {held_on}"
        " alone{deeds}: a review by top management cannot be shown",
        "absent": "{nobody}{deeds}: a review by top management cannot be shown",
    },
    needs={"organization"},
    related=("MRV006", "MRV007"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """No one who belonged to top management on the day of the review took part in it.

    What it checks
        At least one participant belongs to `top_management` of the organization on `held_on`, and
        was present or contributed in writing with a date. Roles stand for whoever held them on that
        day; who has left the organization, or top management, no longer counts. In a written review
        only dated contributions and decisions count. An answer to results that had been sent out is
        no contribution to the review. The finding says which case it is: the results were only sent
        to top management; the security function was alone; or nobody of top management was there.
        Each review is judged by itself: reviews of one `series` share their inputs, but what one of
        them looked at without top management, top management did not review.
    Why it matters
        It is top management that has to review the system. A review held for them, and sent to them
        afterwards, is a report, and an assessor may not accept it as a review.
    How to fix
        Record the contributions that were made: who, and when. If there were none, hold another
        review in which top management takes part. This one stays what it was; a waiver can point to
        the later one.
    Not reported
        Reviews in writing, or by call: taking part counts, not a meeting. Someone absent from the
        meeting who contributed in writing; where all of top management did so only after the review,
        MRV007 says it. A delegate who is listed as top management. Where no top management is
        declared for that day, or a participant cannot be resolved to a person and might be the one,
        the review is not evaluated.
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
        yield NotEvaluated(f"whether top management took part: {one_by_one(part.unclear)}")
        return
    told = [one for one in recipients(review, part.held_on, run) if one.id in part.managers]
    organization = run.register.organization
    related: tuple[Related, ...] = ()
    if organization is not None:
        who = _names(part.managers.values()) or "nobody"
        message = f"top management on {part.held_on}: {who}"
        related = (Related(organization, ("top_management",), message),)
    yield Report(
        _reason(part, told, run),
        ("participants",),
        related=(*related, *(Related(review, one.path, "done here") for one in part.deeds)),
        held_on=part.held_on,
        present=_names(part.present.values()),
        nobody=_nobody(review, part, run),
        sent=_sent(told, part),
        deeds=f"; {_said(part)}" if part.deeds else "",
    )


def _reason(part: Part, told: list[Record], run: Pass) -> str:
    """The first case that fits."""
    if told:
        return "minutes-circulated"
    if part.present and all(lead_on(one, part.held_on, run) for one in part.present.values()):
        return "security-function-alone"
    return "absent"


def _nobody(review: Record, part: Part, run: Pass) -> str:
    """That nobody of top management took part, and who that was."""
    if not review.get("participants"):
        return f"no participants are on record for the review of {part.held_on}"
    left = left_before(part.held_on, run)
    persons = ((run.register.find(id, "person"), id, day) for id, day in left.items())
    gone = [
        f"{named(one)} belonged to it until {day}"
        for one, id, day in persons
        if one is not None and (id in part.present or not part.managers)
    ]
    before = f"; {list_of(gone)}" if gone else ""
    if not part.managers:
        return f"nobody belonged to top management on {part.held_on}, the day of the review{before}"
    return (
        f"nobody of top management, which was {_names(part.managers.values())}, is on record as"
        f" taking part in the review of {part.held_on}{before}"
    )


def _sent(told: list[Record], part: Part) -> str:
    """To whom the results were sent, and what top management did then."""
    names = _names(told)
    if not part.deeds:
        return f"only sent to {names}"
    done = in_words(part.deeds, part.managers)
    if list(done) == [names]:
        return f"sent to {names}, who {done[names]}"
    return f"sent to {names}; {_said(part)}"


def _said(part: Part) -> str:
    """What top managers did on days that are written down."""
    done = in_words(part.deeds, part.managers)
    return list_of([f"{name} {what}" for name, what in done.items()])


def _names(persons: Iterable[Record]) -> str:
    return list_of([named(person) for person in persons])
