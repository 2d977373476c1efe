"""Figures that are no total: limits, estimates, parts, what might be, what is left."""

from __future__ import annotations

import re

from isms_lint_iso27001.derive.stated.patterns import any_of, finds
from isms_lint_iso27001.derive.stated.sentences import Sentence
from isms_lint_iso27001.derive.text.pattern import Pattern

_NEAR = 40
"""Characters before a figure in which words bear on its number."""


def is_no_total(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the figure at `start` to `end` of a sentence may be anything but a total of its sort."""
    before = sentence.lead + sentence.text[:start]
    left = _LEFT.search(before) or _LEFT.search(_rest(sentence.text[end:]))
    return bool(left) or is_vague(sentence, start, end)


def is_vague(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the figure may be a limit, an estimate, a supposition, or that of a part."""
    before, behind = sentence.lead + sentence.text[:start], sentence.text[end:]
    rest = _rest(behind)
    return bool(
        _LIMIT.search(before[-_NEAR:])
        or _LIMIT.search(sentence.lead.rstrip(": \n*_")[-_NEAR:])
        or _OR_MORE.match(behind)
        or _MAY_BE.search(before)
        or _MAY_BE.search(rest)
        or _PART.search(rest)
    )


def _rest(behind: str) -> str:
    """What is said of the figure behind it."""
    cut = _CUT.search(behind)
    return behind if cut is None else behind[: cut.start()]


_CUT = Pattern(r"[;:(—–|]|\s-\s")
_LIMITS = any_of(
    r"at least|at most|(?:no |not )?more than|fewer than|less than|up to|max(?:imum)?(?: of)?",
    r"min(?:imum)?(?: of)?|about|around|approximately|approx|nearly|almost|over|under|another",
    r"further|additional|other|every|each|per|any|clauses?|sections?|controls?|chapter|annex|no|nr",
    r"item|level|week|day|month|year|page|step|stage|version|group|priority|to|or|of|these|those",
    r"mindestens|höchstens|maximal|(?:nicht )?mehr als|weniger als|bis(?: zu)?|rund|etwa|ca",
    r"weiteren?|weiterer|kapitel|abschnitt|oder|je|pro",
    r"au moins|au plus|plus de|moins de|jusqu'à|environ|autres|chapitre|ou|ces|par",
    r"al menos|como máximo|más de|menos de|hasta|unas|otras|capítulo|cada|estas|o",
    r"pelo menos|no máximo|mais de|até|cerca de|outras|essas",
    r"minstens|hoogstens|maximaal|meer dan|minder dan|ongeveer|andere|hoofdstuk|deze|tot",
)
_GOALS = any_of(
    "goal|target|limit|threshold|ziel|grenze|objectif|cible|seuil|objetivo|meta|límite|limite|umbral",
    "doel|grens|norm",
)
_LIMIT = Pattern(
    rf"(?:{_LIMITS}|{_GOALS}[^.;|]{{0,12}}|n[°º]|\d\s*[–→>-])[\s*_.]*\Z", re.IGNORECASE
)
_OR_MORE = Pattern(
    r"[\s*_]*(?:%|\+|per\b|(?:or|and) (?:more|fewer|less|above)\b|oder mehr|und mehr|ou plus|o más"
    r"|ou mais|of meer)",
    re.IGNORECASE,
)
_MAY_BE = finds(
    r"if|unless|would|could|should|(?-i:may)|might|must|shall|whether|when|whenever|defined as|means",
    r"equals?|counts? as|examples?|such as|expected|planned|forecast|not|never",
    r"beispiel|beispielsweise|wenn|falls|sofern|würden?|könnten?|sollten?|dürfen|darf|geplant|erwartet",
    r"nicht|serait|seraient|pourrai(?:t|ent)|devrai(?:t|ent)|exemple|prévue?s?|ne",
    r"podrían?|deberían?|serían?|ejemplo|previst[ao]s?|poderiam?|deveriam?|seriam?|exemplo",
    r"indien|zou(?:den)?|bijvoorbeeld|gepland|verwacht|niet",
)
_LEFT = finds(
    r"(?:re-?)?open(?:ed)?|closed|closure|remain(?:s|ed|ing)?|outstanding|overdue|pending|(?:un)?resolved",
    r"addressed|verified|still|carried over|repeat(?:ed)?|recurring|new|again",
    r"offene?[nr]?|geschlossene?[nr]?|erledigt|überfällig|noch|wiederholte?|erneut|wieder|neue[nr]?",
    r"ouvertes?|clôturées?|fermées?|restant(?:es)?|encore|à nouveau|nouvelles?",
    r"abiert[ao]s?|cerrad[ao]s?|pendientes?|de nuevo|nuevas?",
    r"abert[ao]s?|em aberto|fechad[ao]s?|encerrad[ao]s?|pendentes?|novamente|novas?",
    r"openstaande?|gesloten|afgehandeld|nog|opnieuw|nieuwe",
)
_OF_ALL = any_of(
    r"total|all|this|(?:the|our)\s+(?:audit|report|assessment|isms|management|organi[sz]ation|course)",
    r"insgesamt|summe|diesem|dieser|totaal|deze|dit|which|corrective|action|improvement|verbetering",
)
_PART = Pattern(
    any_of(
        r"concern\w*|relat(?:ed|ing|es?) to|regarding|affect\w*|about|betreffen|betrifft|bezüglich",
        r"relati(?:f|ve)s?|porta(?:nt|ient) sur|relacionad[ao]s|relativ[ao]s|referentes?|betreft",
        r"betreffende|inzake|(?:A\.)?\d{1,2}\.\d{1,2}",
    )
    + r"|\b(?:in|at|for|on|of|from|against|under|across|within|im|bei|zu[mr]?|für|gegen|dans|pour|chez"
    rf"|sur|para|sobre|contra|bij|voor|op)\s+(?!{_OF_ALL})",
    re.IGNORECASE,
)
