"""MRV019: the review is told of each objective."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.objective.pursued import (
    Pursued,
    objectives_with_times,
    pursued_on,
)
from isms_lint_iso27001.derive.review.inputs import (
    Told,
    is_addressed,
    told,
    was_shown_whole,
    words_of,
)
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by, review_groups
from isms_lint_iso27001.derive.text.naming import Ids
from isms_lint_iso27001.derive.text.phrases import Phrases
from isms_lint_iso27001.derive.text.speaks_of_all import speaks_of_all
from isms_lint_iso27001.derive.text.words import list_of

_FIELD = "objectives"


@rule(
    code="MRV019",
    name="objective-fulfilment",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 d4",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "left-out": "the input on objectives does not name {objectives}, active on {held_on}: how far"
        " {they} reached cannot be shown"
    },
    needs={"objective"},
    related=("OBJ003", "OBJ005"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review is told of each objective.

    What it checks
        Whether the input `objectives` names each objective that was active on the day of the
        review: by its id or title, or by the id of one of its measures or results. Where it names
        none, a sentence on all of them is enough. Reviews that share a `series` are read together.
    Why it matters
        Whether the objectives are met is a stated input. `Four of six` leaves open which two were
        not, and why.
    How to fix
        List the objectives with their latest results.
    Not reported
        Objectives set on the day of the review or after it, closed by that day or on one that cannot
        be read, withdrawn, or drafts.
        A register presented with a hash or as a document. A missing input: MRV002 speaks of that.
        An objective that does not say since when it is pursued (`from`, else `approved_on`) counts
        for the last review only; for earlier ones it is not evaluated.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {objectives: {summary: one of two reached, references: [OBJ-1]}}
        ---
        kind: objective
        records: [{id: OBJ-1, status: active}, {id: OBJ-2, status: active}]
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {objectives: {summary: one of two reached, references: [OBJ-1, OBJ-2]}}
        ---
        kind: objective
        records: [{id: OBJ-1, status: active}, {id: OBJ-2, status: active}]
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    considered = [one.review for one in group.considered_by]
    if not any(is_addressed(one.review, _FIELD) for one in group.reviews):
        return
    if was_shown_whole(group, _FIELD, run):
        return
    known = run.derive(_Tellable)
    told_of = {one for review in considered for one in known.told_in(told(review, _FIELD, run))}
    if not any(one.is_pursued_on(group.held_on) for one in told_of) and any(
        speaks_of_all(words_of(one, _FIELD)) for one in considered
    ):
        return
    unnamed = [one for one in pursued_on(group.held_on, run) if one not in told_of]
    is_last = group is run.derive(review_groups)[-1]
    missing = [one.objective for one in unnamed if is_last or one.since is not None]
    undated = [one.objective.id for one in unnamed if not is_last and one.since is None]
    if undated:
        be = "is" if len(undated) == 1 else "are"
        yield NotEvaluated(f"since when {list_of(undated)} {be} pursued is not on record")
    if missing:
        yield awaited(group, run) or Report(
            "left-out",
            ("inputs", _FIELD),
            related=tuple(
                Related(one, ("status",), f"{one.id} was active on {group.held_on}")
                for one in missing
            ),
            about=[one.id for one in missing],
            objectives=list_of([one.id for one in missing]),
            held_on=group.held_on,
            they="it was" if len(missing) == 1 else "they were",
        )


class _Tellable:
    """The objectives that an input may tell of: by one of their names, or by their titles (a
    derivation).
    """

    def __init__(self, run: Pass) -> None:
        self._by_name: dict[str, list[Pursued]] = {}
        self._by_title: dict[str, list[Pursued]] = {}
        for one in run.derive(objectives_with_times):
            for name in one.names:
                self._by_name.setdefault(name, []).append(one)
            title = one.objective.text("title").casefold()
            self._by_title.setdefault(title, []).append(one)
        self._names = Ids(self._by_name)
        self._titles = Phrases(self._by_title)

    def told_in(self, given: Told) -> Iterator[Pursued]:
        """Those that the input tells of."""
        for name in (*given.references, *given.named_among(self._names)):
            yield from self._by_name.get(name, ()) if name else ()
        for title in self._titles.standing_in(given.words.casefold()):
            yield from self._by_title[title]
