"""What texts say of the residual level of risks that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import eq, ge, gt, le, lt

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.stated.cited_ids import cited_in
from isms_lint_iso27001.derive.stated.patterns import finds
from isms_lint_iso27001.derive.stated.sentences import LONGEST, sentences
from isms_lint_iso27001.derive.stated.texts import figures_of
from isms_lint_iso27001.derive.text.folded import folded, has_any
from isms_lint_iso27001.derive.text.pattern import Pattern

_LEVEL = Pattern(
    r"\b(?:residual(?:\s+risks?)?|restrisik(?:o|en)|risques?\s+résiduels?|riesgos?\s+residual(?:es)?"
    r"|riscos?\s+residua(?:l|is)|restrisico(?:'s)?|RR)"
    r"(?:\s+(?:score|level|rating|value|von|nivel|nível|niveau|wert|waarde|de|van))?[\s*_]*"
    r"(?P<sign>>=|<=|[><=≥≤:]|above|over|below|under|exceed(?:s|ing)?|at least|at most|of|is|über|unter"
    r"|supérieure?s?\s+à|inférieure?s?\s+à|superior(?:es)?\s+a|inferior(?:es)?\s+a|acima\s+de|abaixo\s+de"
    r"|boven|onder)?[\s*_]*"
    r"(?<![\w.,])(?P<number>\d{1,4}(?:[.,]\d{1,4})?)(?!\s?%|[\w.,]*\d|-)",
    re.IGNORECASE,
)
"""`residual score > 0.30`, `Restrisiko über 12`, `risco residual 6`."""
_STEMS = ("residua", "restrisi", "ésiduel", "rr")
_AIM = finds(
    r"if|must|should|would|could|may|might|target|goal|limit|threshold|appetite|criteria|reduced?|reducing",
    r"lower(?:ed|ing)?|until|after|once|will|planned|expected|tolerance|acceptable",
    r"ziel|grenze|schwelle|wenn|falls|soll(?:te|en)?|muss|müssen|darf|senken|gesenkt|nach|erwartet|geplant",
    r"objectif|cible|seuil|limite|si|doit|doivent|réduire|réduite?|après|prévue?",
    r"objetivo|meta|umbral|límite|debe|deben|reducir|reducid[ao]|tras|previst[ao]|após|deve|devem|reduzir",
    r"reduzid[ao]|doel|drempel|grens|indien|moet|moeten|mag|verlagen|verlaagd|na|verwacht|gepland",
)
"""Words of what ought to be, or will be."""
_ABOVE = ("above", "over", "exceed", "über", "sup", "acima", "boven", ">")
_BELOW = ("below", "under", "unter", "inf", "abaixo", "onder", "<")

Holds = Callable[[float, float], bool]


class Restated(NamedTuple):
    """A sentence on the residual level of risks: the words on the level, the number, and how the levels
    of the risks have to lie to it.
    """

    path: FieldPath
    words: str
    number: float
    holds: Holds
    risks: tuple[Record, ...]

    def is_said_in(self, text: str) -> bool:
        """Whether a text has the same words."""
        return self.words in text


def restated_in(record: Record, run: Pass) -> Iterator[Restated]:
    """What the texts of a record say of the residual level of risks on record, a sentence at a time.

    A sentence with several levels is not read, nor one on what ought to be.
    """
    if not run.register.of("risk"):
        return
    for path, text in figures_of(record, run):
        for sentence in sentences(text) if _may_tell(text) else ():
            if len(sentence.text) > LONGEST or _AIM.search(sentence.in_context):
                continue
            levels = list(_LEVEL.finditer(sentence.text))
            risks = _risks_in(sentence.text, run)
            if len(levels) != 1 or not risks:
                continue
            holds = _relation(levels[0]["sign"] or "")
            # A level without a sign is that of one risk.
            if holds is not eq or len(risks) == 1:
                number = float(levels[0]["number"].replace(",", "."))
                yield Restated(path, levels[0].group().strip(), number, holds, risks)


def _may_tell(text: str) -> bool:
    """Whether the text tells of a residual level, as far as its words show."""
    return has_any(folded(text), _STEMS) and bool(_LEVEL.search(text))


def _risks_in(words: str, run: Pass) -> tuple[Record, ...]:
    found = (run.register.find(cited.id, "risk") for cited in cited_in(words))
    return tuple(dict.fromkeys(risk for risk in found if risk is not None))


def _relation(sign: str) -> Holds:
    sign = sign.casefold()
    if sign in (">=", "≥", "at least"):
        return ge
    if sign in ("<=", "≤", "at most"):
        return le
    if sign.startswith(_ABOVE):
        return gt
    return lt if sign.startswith(_BELOW) else eq
