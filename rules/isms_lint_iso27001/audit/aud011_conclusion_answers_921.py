"""AUD011: an audit concludes on conformity and effectiveness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.report import lies_elsewhere, tells_conclusion
from isms_lint_iso27001.derive.audit.state import is_reported
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_QUESTIONS = {
    "own_requirements": "whether the organization's own requirements are met",
    "standard": "whether the standard's requirements are met",
    "effective": "whether what is implemented works",
}
_WORDS = {
    "own_requirements": Pattern(
        r"\bown\b|\bour (?:\w+ )?(?:requirement|criteria)"
        r"|organi[sz]ation['’]?s? (?:\w+ )?requirement|unsere\w* (?:\w+ )?anforderung|nos exigences"
        r"|nuestros requisitos|\binternal (?:rule|requirement)|polic|procedure|\brules?\b|eigen"
        r"|richtlinie|vorgabe|regelung|politique|procédure|propi|polític|procedimiento",
        re.IGNORECASE,
    ),
    "standard": Pattern(
        r"27001|\biso\b|standard|clause|annex|\bnorm|anhang|kapitel|annexe|cláusula|anexo",
        re.IGNORECASE,
    ),
    "effective": Pattern(
        r"effect|\bworks?\b|working|implement|maintain|operat|wirksam|umgesetzt|efficac|effica"
        r"|mis en œuvre|eficaz|eficacia|implant",
        re.IGNORECASE,
    ),
}
_CONFORMITY = Pattern(
    r"conform|compl(?:y|ies|iant|iance)|requirement|criteria|konform|anforderung|exigence|requisito",
    re.IGNORECASE,
)


@rule(
    code="AUD011",
    name="conclusion-answers-921",
    kinds={"audit"},
    scope=REGISTER,
    clauses=(
        "9.2.1 a",
        "9.2.1 b",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "the conclusion does not say {parts}"},
    related=(
        "AUD007",
        "PRG014",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An audit concludes on conformity and effectiveness.

    What it checks
        Whether the `conclusion` of a reported audit answers all three questions: conformity to the
        organization's own requirements, conformity to the standard, effective implementation. Of a
        conclusion in one text, whether it speaks of each: in English, German, French or Spanish
        words. Conformity to requirements, without saying whose, counts for both of the first.
    Why it matters
        These are what internal audit is there to tell. `Went well` answers none.
    How to fix
        Write three short statements; a partial audit answers for its scope.
    Not reported
        Whether an answer is a good one. Reports without any conclusion: AUD007 speaks of those.
        A conclusion in the text of the report, or in a file that `evidence` names, is not read, and
        this rule says so.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        conclusion: went well
    Good
        kind: audit
        id: AUD-1
        status: reported
        conclusion: {own_requirements: conforms, standard: conforms, effective: yes}
    """
    if not is_reported(audit, run):
        return
    conclusion = audit.get("conclusion")
    if is_blank_answer(conclusion):
        if tells_conclusion(audit) or lies_elsewhere(audit, run):
            yield NotEvaluated("the conclusion stands in a text or file that is not read")
        return
    answered = _answered(conclusion)
    open_ones = [field for field in _QUESTIONS if field not in answered]
    if open_ones:
        *others, last = (_QUESTIONS[field] for field in open_ones)
        listed = f"{', '.join(others)}, or {last}" if others else last
        about = [Part(field, ("conclusion", field)) for field in open_ones]
        yield Report("lacks", ("conclusion",), about=about, parts=listed)


def _answered(conclusion: object) -> set[str]:
    """The questions that a conclusion, in parts or in one text, speaks of."""
    if isinstance(conclusion, dict):
        return {field for field in _QUESTIONS if not is_blank_answer(conclusion.get(field))}
    text = str(conclusion)
    found = {field for field, words in _WORDS.items() if words.search(text)}
    both = {"own_requirements", "standard"}
    if found.isdisjoint(both) and _CONFORMITY.search(text):
        found |= both
    return found
