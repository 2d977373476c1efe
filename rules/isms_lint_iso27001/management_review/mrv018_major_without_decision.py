"""MRV018: A major nonconformity leads to a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.dates.spans import Spans
from isms_lint_iso27001.derive.finding.grades import unclear_grade, with_grade
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_major,
    is_withdrawn,
)
from isms_lint_iso27001.derive.people.top_management import top_management_on
from isms_lint_iso27001.derive.review.interval import looks_back_to
from isms_lint_iso27001.derive.review.reviews import ReviewGroup, awaited, group_ended_by
from isms_lint_iso27001.derive.text.naming import Names
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="MRV018",
    name="major-without-decision",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.3",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "ignored": "{ncs} {verb} raised after {since}, up to {held_on}, and no decision of the"
        " review, nor one of top management before it, is about {them}"
    },
    needs={"nonconformity"},
    related=("MRV016", "FND013"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A major nonconformity leads to a decision.

    What it checks
        Whether each major nonconformity raised since the review before was decided on: by a decision
        of a review in that time that names it, its corrective action, or leads to an action that
        does; by a corrective action that somebody of top management approved, or a disposition that
        somebody of top management decided, up to the day of the review; or by a recorded reason why
        no corrective action is needed. The first review answers for one review interval.
    Why it matters
        A failure of the system is what top management has to act on. A review that hears of one and
        decides nothing has looked away.
    How to fix
        Decide, and name the nonconformity in the decision's `references`; a reason why nothing is
        needed is a decision too.
    Not reported
        Decisions that top management made before the review. That a corrective action is under way
        is none: it is the work of whoever owns it, and MRV016 asks for its status. Withdrawn
        nonconformities. One whose `raised_on` is missing is not evaluated, nor one of which it cannot
        be told whether its grade is a major one. What the organization ranks above major counts as
        major.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions: [{class: improvement, text: a course}]
        ---
        {kind: nonconformity, id: NC-1, grade: major, raised_on: 2026-07-17}
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions: [{class: isms-change, text: two people sign, references: [NC-1]}]
        ---
        {kind: nonconformity, id: NC-1, grade: major, raised_on: 2026-07-17}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    since = looks_back_to(group, run)
    ignored: list[Record] = []
    undated: list[str] = []
    unclear: list[NotEvaluated] = []
    for nc in run.derive(_may_be_major).meeting(since, group.held_on):
        raised_on = run.date(nc, "raised_on")
        if _is_answered(nc, group, run):
            continue
        doubt = unclear_grade(nc, run)
        if doubt is not None:
            unclear.append(doubt)
        elif raised_on is None:
            undated.append(nc.id)
        else:
            ignored.append(nc)
    yield from unclear[:1]
    if undated:
        yield NotEvaluated(f"raised_on of {list_of(undated)} is missing or not a date")
    if ignored:
        one = len(ignored) == 1
        yield awaited(group, run) or Report(
            "ignored",
            ("decisions",),
            related=tuple(Related(nc, ("grade",), "it is graded here") for nc in ignored),
            about=[nc.id for nc in ignored],
            ncs=list_of([with_grade(nc) for nc in ignored]),
            verb="was" if one else "were",
            since=since,
            held_on=group.held_on,
            them="it" if one else "them",
        )


def _may_be_major(run: Pass) -> Spans[Record]:
    """Nonconformities that are major, or of which that cannot be told, by the day they were raised on;
    one without that day may be of any (a derivation).
    """
    return Spans(
        (raised_on or date.min, raised_on or date.max, nc)
        for nc in run.register.of("nonconformity")
        if not is_withdrawn(nc) and (is_major(nc, run) or unclear_grade(nc, run) is not None)
        for raised_on in (run.date(nc, "raised_on"),)
    )


def _is_answered(nc: Record, group: ReviewGroup, run: Pass) -> bool:
    actions = [
        action for action in corrective_actions_of(nc, run) if action.text("status") != "rejected"
    ]
    if _was_decided_before(nc, actions, group.held_on, run):
        return True
    if nc.get("disposition", "car") is False and not is_blank_answer(
        nc.get("disposition", "reason")
    ):
        return True
    decided = _decided_by(group, run)
    return any(map(decided.names, (nc.id, *(action.id for action in actions))))


def _was_decided_before(nc: Record, actions: list[Record], day: date, run: Pass) -> bool:
    """Whether top management decided what becomes of it, or approved a corrective action, by `day`."""
    given = [(nc.get("disposition", "decided_by"), run.date(nc, "disposition", "decided_on"))]
    given.extend((one.get("approved_by"), run.date(one, "approved_on")) for one in actions)
    leaders = top_management_on(day, run).keys()
    return any(
        person.id in leaders
        for who, decided_on in given
        if decided_on is None or decided_on <= day
        for person in run.people.holders(who, decided_on or day)
    )


class _Decided:
    """What the decisions of reviews, and the actions that carry them out, refer to and say."""

    def __init__(self, reviews: Iterable[Record], run: Pass) -> None:
        words: list[str] = []
        cited: set[str] = set()
        for review in reviews:
            for index, decision in review.items("decisions"):
                action = run.register.find(decision.get("action"), "action")
                words.append(str(decision.get("text", "")))
                words.append(action.text("text") if action is not None else "")
                cited.update(id for _, id in review.strings("decisions", index, "references"))
        self._cited = frozenset(cited)
        self._names = Names("\n".join(words))

    def names(self, id: str) -> bool:
        """Whether a decision names the record with this id."""
        return id in self._cited or id in self._names


def _decided_by(group: ReviewGroup, run: Pass) -> _Decided:
    """What was decided by the reviews that may have taken up what falls into the period."""
    known = run.derive(_decided)
    if group.last not in known:
        known[group.last] = _Decided((held.review for held in group.considered_by), run)
    return known[group.last]


def _decided(_run: Pass) -> dict[Record, _Decided]:
    """By the last review of a group, filled by whoever asks first (a derivation)."""
    return {}
