"""CAR013: the cause says more than that somebody failed."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.finding.nonconformities import nonconformities_of
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.same_text import first_word, is_same_text, plain_text
from isms_lint_iso27001.derive.text.words import list_of

_GENERIC = frozenset(
    {
        *("human error", "human mistake", "oversight", "mistake", "error", "negligence"),
        *("carelessness", "lack of awareness", "lack of training", "lack of time"),
        *("lack of resources", "forgotten", "it was forgotten", "forgetfulness", "inattention"),
        *("employee error", "user error", "operator error", "staff error"),
        *("menschliches versagen", "menschlicher fehler", "versehen", "vergessen", "zeitmangel"),
        *("erreur humaine", "oubli", "error humano", "olvido", "erro humano", "esquecimento"),
    }
)
_FIRST_WORDS = frozenset(cause.partition(" ")[0] for cause in _GENERIC)


@rule(
    code="CAR013",
    name="generic-cause",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=("10.2 b2",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "generic": "{cause} is a cause that would fit any case: nothing follows from it",
        "repeats": "the cause repeats the words of {nonconformities}: what happened, and not why",
    },
    related=("CAR001",),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """The cause says more than that somebody failed.

    What it checks
        Whether the `cause` is more than words such as `human error`, `oversight` or `lack of
        awareness`, and says something else than the nonconformity.
    Why it matters
        Behind a human error stands something that let it happen. Removing the error leaves the
        cause.
    How to fix
        Ask why until the answer is something that can be changed.
    Not reported
        Causes in languages the rule does not know, and such words with a reason beside them. Actions
        without a cause: CAR001 speaks of those. Rejected actions.
    Bad
        kind: corrective-action
        id: CAR-1
        cause: Human error.
    Good
        kind: corrective-action
        id: CAR-1
        cause: Leavers are reported by mail to one person, and nobody stands in during holidays.
    """
    if action.text("status") == "rejected":
        return
    cause = action.get("cause")
    if first_word(cause) in _FIRST_WORDS and plain_text(cause) in _GENERIC:
        yield Report("generic", ("cause",), cause=quote(action.text("cause")))
        return
    same = [
        nc for nc in nonconformities_of(action, run) if is_same_text(nc.get("statement"), cause)
    ]
    if same:
        yield Report(
            "repeats",
            ("cause",),
            related=tuple(Related(nc, ("statement",), "the same words") for nc in same),
            about=[nc.id for nc in same],
            nonconformities=list_of([nc.id for nc in same]),
        )
