"""Texts that stand where an answer should and are none."""

from __future__ import annotations

from functools import lru_cache

from isms_lint_iso27001.derive.text.pattern import Pattern

_WORDS = frozenset(
    {
        # English
        "n/a",
        "n.a",
        "na",
        "not applicable",
        "not available",
        "not determined",
        "not determined yet",
        "not known",
        "not yet determined",
        "not yet known",
        "pending",
        "placeholder",
        "tba",
        "tbc",
        "tbd",
        "to be added",
        "to be announced",
        "to be completed",
        "to be confirmed",
        "to be decided",
        "to be defined",
        "to be determined",
        "to be done",
        "to do",
        "todo",
        "to-do",
        "under investigation",
        "unknown",
        "xx",
        "xxx",
        # German
        "ausstehend",
        "entfällt",
        "folgt",
        "k.a",
        "k. a",
        "keine angabe",
        "nicht bekannt",
        "noch offen",
        "noch zu klären",
        "unbekannt",
        "wird ergänzt",
        "wird nachgereicht",
        "zu klären",
        # French
        "à compléter",
        "à confirmer",
        "à déterminer",
        "à définir",
        "en attente",
        "inconnu",
        "inconnue",
        "non déterminé",
        "non déterminée",
        "s.o",
        "sans objet",
        # Spanish and Portuguese
        "a completar",
        "a definir",
        "a determinar",
        "desconhecida",
        "desconhecido",
        "desconocida",
        "desconocido",
        "no aplica",
        "não aplicável",
        "pendente",
        "pendiente",
        "por confirmar",
        "por definir",
        "por determinar",
        # Italian and Dutch
        "da completare",
        "da confermare",
        "da definire",
        "da determinare",
        "in attesa",
        "n.v.t",
        "nader te bepalen",
        "non applicabile",
        "nog te bepalen",
        "onbekend",
        "sconosciuta",
        "sconosciuto",
        "volgt",
    }
)
_EDGES = " \t\r\n.…?!-–—_*~`'\"/:;,()[]{}|"
_LABEL = Pattern(r"(?:tbd|tbc|tba|todo|fixme)\s*(?:[:;,(]|\s[-–—]\s)")
# `<describe the cause>` and `{{ cause }}` are a template's own words; `<https://…>` is an address.
_TEMPLATE = Pattern(r"<[^<>:/@]*>\Z|\{\{[^{}]*\}\}\Z")

_SHORT = 20
"""Characters up to which an answer is likely to stand in other fields too."""
_FIRST = "tf<{"
"""The first letters of what these patterns match."""


def is_blank_answer(value: object) -> bool:
    """Whether `value` is no answer: absent, empty, or a word for an answer still to come.

    `none` and `none needed` are answers.
    """
    if not isinstance(value, str):
        return value is None or (isinstance(value, list | dict) and not value)
    return _holds_none(value) if len(value) > _SHORT else _holds_none_shortly(value)


def _holds_none(text: str) -> bool:
    text = text.strip().casefold()
    words = text.strip(_EDGES)
    if not words or words in _WORDS:
        return True
    return text[0] in _FIRST and bool(_LABEL.match(text) or _TEMPLATE.match(text))


_holds_none_shortly = lru_cache(4096)(_holds_none)
"""Ids, names, days and words of a vocabulary stand in many fields."""


def is_unanswered(value: object) -> bool:
    """Whether a field that takes one text or several holds no answer in any of them."""
    return is_blank_answer(value) or (
        isinstance(value, list) and all(is_blank_answer(one) for one in value)
    )
