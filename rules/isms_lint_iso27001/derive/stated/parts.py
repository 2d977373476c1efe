"""Whether a sentence stands where a text sums up, or where it goes through one thing after another."""

from __future__ import annotations

import re

from isms_lint_iso27001.derive.stated.sentences import Sentence
from isms_lint_iso27001.derive.text.naming import is_named
from isms_lint_iso27001.derive.text.pattern import Pattern

_MARKS = Pattern(r"[\s>*_#•·|+–-]*(?:\d{1,2}[.)]\s+)?[\s*_]*")
_NUMBER = Pattern(r"[\d.]+\s+|\w\.\s+")
_SUMMARY = Pattern(
    r"summary|overview|conclusion|result|finding|outcome|overall|total|statement|opinion|report|audit"
    r"|conform|konform|recommend|certif|zertifi|zusammenfassung|überblick|übersicht|fazit|schlussfolgerung|ergebnis"
    r"|feststellung|gesamt|bericht|abweichung|résumé|synthèse|bilan|constat|rapport|resumen|conclusi"
    r"|resultado|hallazgo|informe|resumo|sumário|conclus|achado|relatório|samenvatting"
    r"|overzicht|conclusie|resultaat|bevinding|afwijking",
    re.IGNORECASE,
)
_OF_ONE = Pattern(r"\bA\.\d|\b\d{1,2}\.\d{1,2}\b|\b(?:clause|control|annex|kapitel|anhang)\b", re.I)
_LABEL = Pattern(r"[:|=–—]\s*[*_]*\s*\Z|\s-\s*\Z")


def is_about_all(sentence: Sentence, first: int, subject: str) -> bool:
    """Whether the figures of a sentence may be those of `subject` (an id) as a whole: neither its
    heading nor the label in front of the first figure, at `first`, names something else.
    """
    heading = _NUMBER.sub("", sentence.heading, count=1)
    if heading and not _names_all(heading, subject):
        return False
    label = _MARKS.sub("", sentence.text[:first], count=1)
    return not _LABEL.search(label) or _names_all(label, subject)


def _names_all(label: str, subject: str) -> bool:
    if is_named(subject, label):
        return True
    return bool(_SUMMARY.search(label)) and not _OF_ONE.search(label)
