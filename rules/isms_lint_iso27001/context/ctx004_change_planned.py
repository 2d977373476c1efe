"""CTX004: changes of the management system are planned."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of

_OF_THE_ISMS = frozenset({"scope", "site", "organization", "control-applicability", "isms"})
_UNCLEAR = frozenset({"", "other"})


@rule(
    code="CTX004",
    name="change-planned",
    kinds={"change"},
    scope=REGISTER,
    clauses=("6.3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "none": (
            "no plan for this change of the management system is on record: nothing says {parts}"
        ),
        "lacks": "the plan of the change does not say {parts}",
    },
    related=("PRG015", "RSK008"),
)
def check(change: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Changes of the management system are planned.

    What it checks
        Whether a change of the scope, a site, the organization, the applicability of controls or
        the ISMS itself has a plan that says who carries it out and by when. The `owner` and
        `planned_on` of the change, and actions that come from it (`origin`), count. A change of the
        type `other`, or without a type, counts where it is `significant` or touches clauses 4-10.
    Why it matters
        Clause 6.3 is new in the edition of 2022: changes of the ISMS are carried out in a planned
        manner. A move that just happened is noticed by the next audit.
    How to fix
        Write `plan`: purpose, consequences, resources, responsible, due_on. Afterwards the date on
        which it was implemented stands for the date it was planned for, if the rest is there.
    Not reported
        Editorial changes, and ordinary changes of technology or suppliers: those belong to A.8.32.
        Changes that are only proposed, and rejected ones. Parts of the plan that the standard does
        not ask for, such as resources. Systems by the edition of 2013. A change whose type does not
        tell whether it is one of the ISMS is not evaluated.
    Bad
        kind: change
        id: CHG-1
        title: New data centre
        type: site
        status: implemented
    Good
        kind: change
        id: CHG-1
        title: New data centre
        type: site
        status: implemented
        plan:
          purpose: planning goes on when the first region fails
          responsible: finn
          due_on: 2026-03-31
    """
    if change.text("status") in ("proposed", "rejected"):
        return
    if run.register.edition(change) != run.register.scope.default_edition:
        return
    kind = change.text("type")
    if kind not in _OF_THE_ISMS | _UNCLEAR:
        return
    if kind in _UNCLEAR and not (change.get("significant") is True or _is_of_clauses(change, run)):
        yield NotEvaluated("`type` does not tell whether it is a change of the management system")
        return
    plan = change.get("plan")
    if not isinstance(plan, dict) and not is_blank_answer(plan):
        yield NotEvaluated("`plan` is not written in its fields")
        return
    actions = run.register.referring(change, "action", "origin")
    planned = bool(actions) or any(
        not is_blank_answer(value) for value in (plan.values() if isinstance(plan, dict) else ())
    )
    who = _is_any_given(change, ("plan", "responsible"), ("owner",))
    when = _is_any_given(change, ("plan", "due_on"), ("planned_on",))
    who = who or any(_is_any_given(one, ("owner",)) for one in actions)
    when = when or any(_is_any_given(one, ("due_on",)) for one in actions)
    when = when or (planned and _is_any_given(change, ("implemented_on",)))
    parts = (("responsible", "who carries it out", who), ("due_on", "by when", when))
    missing = {field: words for field, words, there in parts if not there}
    if missing:
        yield Report(
            "lacks" if planned else "none",
            ("plan",),
            about=[Part(field, ("plan", field)) for field in missing],
            parts=list_of(list(missing.values())),
        )


def _is_any_given(record: Record, *paths: tuple[str, ...]) -> bool:
    return any(not is_blank_answer(record.get(*path)) for path in paths)


def _is_of_clauses(change: Record, run: Pass) -> bool:
    clauses = run.derive(clause_leaves)
    return any(
        leaf in clauses
        for field in ("scope", "clauses")
        for _, text in change.strings(field)
        for leaf in run.register.resolve(text, change).leaves
    )
