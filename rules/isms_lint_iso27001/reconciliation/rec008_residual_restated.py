"""REC008: a text gives risks another residual level than the risk register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Part, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.risk.criteria import number_of
from isms_lint_iso27001.derive.stated.residuals import restated_in
from isms_lint_iso27001.derive.stated.texts import is_said_inside
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of

_DAYS = {
    "action": ("raised_on",),
    "audit": ("reported_on",),
    "corrective-action": ("opened_on",),
    "external-audit": ("reported_on",),
    "incident": ("detected_on",),
    "management-review": ("held_on",),
    "nonconformity": ("raised_on",),
    "opportunity-for-improvement": ("raised_on",),
}
"""By kind: the day of which its words are."""


@rule(
    code="REC008",
    name="residual-restated",
    kinds=set(_DAYS),
    scope=REGISTER,
    clauses=("6.1.3 f", "7.5.3"),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.5",
    messages={"level": "{words} stands here of {risks}, and on record {levels}"},
    related=("RSK006", "REC001"),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A text gives risks another residual level than the risk register.

    What it checks
        Sentences of reports, findings and minutes that name risks on record and a residual level:
        `three risks with a residual score > 0.30 (R-1, R-8, R-16)`. The residual levels of these
        risks on record are so.
    Why it matters
        Who accepts a risk looks at what remains of it. If the finding says that it is above the
        limit and the register that it is below, one of them led to a wrong decision, or to none.
    How to fix
        Find out which level holds. Correct the register, or amend the text.
    Not reported
        What ought to be or will be (`must not exceed`, `after treatment`), limits without risks,
        sentences with several levels. Levels in words, and shares in percent. Risks that were looked
        at again, or whose residual risk was accepted, after the day of the text; those without a
        residual level.
    Bad
        kind: risk
        id: R-1
        residual: {level: 0.25}
        ---
        kind: nonconformity
        id: NC-1
        raised_on: 2026-02-10
        statement: The board did not accept R-1, with a residual score > 0.30.
    Good
        kind: risk
        id: R-1
        residual: {level: 0.35}
        ---
        kind: nonconformity
        id: NC-1
        raised_on: 2026-02-10
        statement: The board did not accept R-1, with a residual score > 0.30.
    """
    for one in restated_in(record, run):
        day = run.date(record, *_DAYS[record.kind])
        wrong = [
            (risk, level)
            for risk in one.risks
            if (level := number_of(risk.get("residual", "level"))) is not None
            and not one.holds(level, one.number)
            and not _changed_since(risk, day, run)
        ]
        if wrong and not is_said_inside(record, one.path, one.is_said_in, run):
            yield Report(
                "level",
                one.path,
                at_words=one.words,
                about=[Part(risk.id, one.path, one.words) for risk, _ in wrong],
                related=tuple(
                    Related(risk, ("residual", "level"), f"the residual level of {risk.id}")
                    for risk, _ in wrong
                ),
                words=quote(one.words),
                risks=list_of([risk.id for risk, _ in wrong]),
                levels=list_of([f"{risk.id} has {level}" for risk, level in wrong]),
            )


def _changed_since(risk: Record, day: date | None, run: Pass) -> bool:
    """Whether the risk may have been judged anew after the day of the text."""
    assessment = run.register.find(risk.get("assessment"), "risk-assessment")
    days = [
        run.date(risk, "reviewed_on"),
        run.date(risk, "residual", "accepted_on"),
        None if assessment is None else run.date(assessment, "completed_on"),
    ]
    known = [one for one in days if one is not None]
    return bool(known) and (day is None or max(known) > day)
