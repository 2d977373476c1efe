"""Whether a sentence in the report of an audit speaks of another audit, or of another time."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import began_on, ended_on, reported_on
from isms_lint_iso27001.derive.stated.patterns import finds
from isms_lint_iso27001.derive.text.naming import Ids, Names
from isms_lint_iso27001.derive.text.pattern import Pattern

OTHER_TIME = finds(
    r"last|previous(?:ly)?|prior|earlier|former(?:ly)?|preceding|past|compared|comparison|versus|vs",
    r"next|upcoming|future|years? (?:ago|before)|follow-?up of",
    r"letzte[nmrs]?|vorherige[nmrs]?|vorige[nmrs]?|frühere[nmrs]?|vorjahr(?:es)?|vergleich|nächste[nmrs]?",
    r"dernière?s?|précédente?s?|antérieure?s?|l'an passé|prochaine?s?",
    r"últim[ao]s?|anterior(?:es)?|pasad[ao]s?|previ[ao]s?|próxim[ao]s?|passad[ao]s?",
    r"vorige?|laatste|eerdere?|vorig|volgende?",
)
"""Words that speak of another time than the one a text is about."""
_EXTERNAL = finds(
    r"(?:external|certification|re-?certification|surveillance|stage [12]|customer|supplier)"
    r" (?:audit|assessment)",
    r"zertifizierungsaudits?|überwachungsaudits?|externe[nsmr]? audits?",
    r"audit (?:externe|de certification|de surveillance)",
    r"auditor[ií]a (?:externa|de certificaci[óo]n|de certificação|de seguimiento|de vigil[âa]ncia)",
    r"certificatie-?audit",
)
_INTERNAL = finds("internal audits?|interne[nsmr]? audits?|audit interne|auditor[ií]a interna")
_YEAR = Pattern(r"(?<![\w:./-])(?:19|20)\d{2}(?![\w-])")


def speaks_of_another(words: str, audit: Record, run: Pass) -> bool:
    """Whether `words` may speak of another audit than `audit`, or of a time before or after it."""
    others = _EXTERNAL if audit.kind == "audit" else _INTERNAL
    if OTHER_TIME.search(words) or others.search(words):
        return True
    years = _years_of(audit, run)
    if years and any(int(year) not in years for year in _YEAR.findall(words)):
        return True
    return any(id != audit.id for id in Names(words).of(run.derive(audit_ids)))


def _years_of(audit: Record, run: Pass) -> frozenset[int]:
    days = (began_on(audit, run), ended_on(audit, run), reported_on(audit, run))
    return frozenset(day.year for day in days if day is not None)


def audit_ids(run: Pass) -> Ids:
    """The ids of all audits (a derivation)."""
    return Ids(audit.id for audit in run.register.of("audit", "external-audit"))
