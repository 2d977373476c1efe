"""CAR008: the effect of an action is checked when it can have shown itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.dates.given_dates import given_dates
from isms_lint_iso27001.derive.text.pattern import Pattern

_WORDS = {0: "on the day", 1: "1 day after"}
_NOUN = (
    r"(?:documents?|polic(?:y|ies)|procedures?|instructions?|forms?|templates?|pages?|texts?|wording"
    r"|manuals?|contracts?|versions?|statements?|dokumente?|richtlinien?|verfahrensanweisung(?:en)?"
    r"|formulare?|vorlagen?|vertrag|politiques?|procédures?|contrats?|documentos?|políticas?"
    r"|procedimientos?|contratos?)"
)
_DOCUMENT = Pattern(rf"\b{_NOUN}\b", re.IGNORECASE)
_CORRECTED = Pattern(
    rf"\b(?:correct(?:ed|ing|ion of)?|fix(?:ed)?|put right|berichtigt?|korrigiert?|corrigée?s?"
    rf"|corregid[oa]s?)\b[\w' ,-]{{0,60}}?\b{_NOUN}\b|\b(?:typo|misprint|wrong date)\b",
    re.IGNORECASE,
)
_AT_ONCE = Pattern(r"\b(?:at once|one-off|once and for all|einmalig)\b", re.IGNORECASE)
_SAMPLE = Pattern(r"sampl|stichprob|échantillon|muestr|interview|\btest", re.IGNORECASE)


@rule(
    code="CAR008",
    name="effectiveness-too-soon",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 d",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "soon": (
            "the effect was checked on {verified_on}, {days} the action was implemented: too soon"
            " for it to have shown"
        ),
        "before": (
            "the effect was checked on {verified_on}, before the action was implemented on"
            " {implemented_on}"
        ),
    },
    options={
        "min_effect_days": {
            "type": "integer",
            "minimum": 0,
            "default": 14,
            "x-whole-run": True,
            "description": "Days that have to pass from the action to the check.",
        }
    },
    related=(
        "CAR007",
        "CAR009",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The effect of an action is checked when it can have shown itself.

    What it checks
        Whether `verified.on` is at least 14 days (`min_effect_days`) after `implemented_on`; never
        before it.
    Why it matters
        That something was done is seen at once; that it works takes a few rounds of the process. A
        check on the same day checks the first.
    How to fix
        Look again after some weeks. Where a document was put right once and for all, say in
        `verified.method` that it was read.
    Not reported
        A document put right once: where the `method` says that a document was read or looked at, or
        that the effect showed at once, or the `action` that one was corrected. A method of any
        other kind, such as a sample, does not tell why so few days are enough. Nothing excuses a
        check before the action, but a failed one: it may be of an earlier round, and a failure
        needs no time to show. Rejected actions.
    Bad
        kind: corrective-action
        id: CAR-1
        implemented_on: 2026-06-02
        verified: {on: 2026-06-02, by: ines, result: effective}
    Good
        kind: corrective-action
        id: CAR-1
        implemented_on: 2026-06-02
        verified: {on: 2026-06-16, by: ines, result: effective}
    """
    if action.text("status") == "rejected":
        return
    dates = given_dates(action, run, ("implemented_on",), ("verified", "on"))
    if isinstance(dates, NotEvaluated):
        yield dates
        return
    if dates is None or action.text("verified", "result") == "not-effective":
        return
    implemented_on, verified_on = dates
    days = (verified_on - implemented_on).days
    if days < 0 or (days < run.options["min_effect_days"] and not _shows_at_once(action)):
        yield Report(
            "before" if days < 0 else "soon",
            ("verified", "on"),
            related=(Related(action, ("implemented_on",), "implemented here"),),
            verified_on=verified_on,
            implemented_on=implemented_on,
            days=_WORDS.get(days, f"{days} days after"),
        )


def _shows_at_once(action: Record) -> bool:
    """Whether a document was put right once, so that reading it is all there is to check."""
    method = action.text("verified", "method")
    if _AT_ONCE.search(method) or (_DOCUMENT.search(method) and not _SAMPLE.search(method)):
        return True
    corrected = _CORRECTED.search(action.text("action"))
    return corrected is not None and not _SAMPLE.search(method)
