"""CTX002: what interested parties require, and which of it is dealt with."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of

_GONE = frozenset({"withdrawn", "superseded", "closed", "draft"})


@rule(
    code="CTX002",
    name="interested-parties",
    kinds={"interested-party"},
    scope=REGISTER,
    clauses=("4.2 a", "4.2 b", "4.2 c"),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "no-requirements": "no requirement of {party} is on record",
        "undecided": (
            "whether the management system deals with it is not on record for {which} of {party}:"
            " {requirements}"
        ),
    },
    related=("CTX001", "CTX003"),
)
def check(party: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What interested parties require, and which of it is dealt with.

    What it checks
        Whether each interested party has requirements, and whether the records say for each of them
        if the management system deals with it: `addressed` for the party as a whole, or `addressed`
        or a `reason` at the requirement. One finding counts and lists those without.
    Why it matters
        The standard asks for three things: who, what they require, and which of it the ISMS
        addresses. The third came with the edition of 2022 and is the one most often missing.
    How to fix
        Write the requirements as `{text, addressed, reason}`, or say `addressed: true` once for the
        party. `false` is an answer.
    Not reported
        Requirements that are not dealt with, where that was decided. The note on climate change: it
        says that parties may have such requirements, and asks for nothing. Systems by the edition of
        2013, where the decision is not asked for. Parties that were dropped (`withdrawn`, `closed`).
        A party without requirements but with a text is not evaluated: they may stand there.
    Bad
        kind: interested-party
        id: IP-3
        name: Data protection authority
    Good
        kind: interested-party
        id: IP-3
        name: Data protection authority
        requirements:
          - {text: breach notice within 72 hours, addressed: true}
          - {text: register of processing activities, addressed: false, reason: kept by legal}
    """
    if party.text("status").casefold() in _GONE:
        return
    name = party.text("name") or party.text("title") or party.id
    written = party.get("requirements")
    requirements = [
        (place, one)
        for place, one in enumerate(written if isinstance(written, list) else [written])
        if not is_blank_answer(one.get("text") if isinstance(one, dict) else one)
    ]
    if not requirements:
        if not is_blank_answer(party.get("text")):
            yield NotEvaluated("`requirements` is empty; they may stand in the text")
            return
        yield Report("no-requirements", ("requirements",), party=name)
        return
    if run.register.edition(party) != run.register.scope.default_edition:
        return
    if not is_blank_answer(party.get("addressed")):
        return
    undecided = [
        Part(
            str(one.get("text") if isinstance(one, dict) else one).strip(), ("requirements", place)
        )
        for place, one in requirements
        if not (isinstance(one, dict) and _is_decided(one))
    ]
    if undecided:
        yield Report(
            "undecided",
            ("requirements",),
            about=undecided,
            which="the one requirement"
            if len(requirements) == 1
            else f"{len(undecided)} of the {len(requirements)} requirements",
            party=name,
            requirements=list_of([f"`{part.name}`" for part in undecided], most=3),
        )


def _is_decided(requirement: dict[str, object]) -> bool:
    return any(not is_blank_answer(requirement.get(field)) for field in ("addressed", "reason"))
