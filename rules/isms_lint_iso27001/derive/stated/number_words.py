"""Numbers as people write them in words, in six languages."""

from __future__ import annotations

from types import MappingProxyType

_WORDS = {
    1: "one eins één",
    2: "two zwei zwo deux dos dois duas twee",
    3: "three drei trois tres três drie",
    4: "four vier quatre cuatro quatro",
    5: "five fünf cinq cinco vijf",
    6: "six sechs seis zes",
    7: "seven sieben sept siete sete zeven",
    8: "eight acht huit ocho oito",
    9: "nine neun neuf nueve nove negen",
    10: "ten zehn dix diez dez tien",
    11: "eleven elf onze once",
    12: "twelve zwölf douze doce doze twaalf",
}
# `a`, and `none`: they count where a number stands beside them (`one major and no minors`).
_ARTICLES = "a an ein eine einen einer un une una uno um uma een"
_NONE = "no none kein keine keinen aucun aucune ninguna ningún sin nenhuma sem geen"

NUMBERS = MappingProxyType(
    {word: number for number, words in _WORDS.items() for word in words.split()}
    | dict.fromkeys(("zero", "null", "zéro", "cero", "nul"), 0)
)
"""What each word counts."""
WEAK = MappingProxyType(dict.fromkeys(_ARTICLES.split(), 1) | dict.fromkeys(_NONE.split(), 0))
"""What words count that mostly count nothing."""
