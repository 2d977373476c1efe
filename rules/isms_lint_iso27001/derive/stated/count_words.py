"""How six languages write that so many nonconformities or observations there were: patterns.

English, German, French, Spanish, Portuguese and Dutch stand side by side: minutes mix them.
"""

from __future__ import annotations

import re

from isms_lint_iso27001.derive.stated.number_words import NUMBERS, WEAK
from isms_lint_iso27001.derive.text.folded import folded, has_any
from isms_lint_iso27001.derive.text.pattern import Pattern


def _one_of(*words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


MARK = r"[\s*_]"
"""What may stand between two words: spaces, line ends, marks of Markdown."""
_GAP = rf"{MARK}{{1,6}}"

NUMBER = (
    r"(?<![\w.,:/#§+~≈±<>≤≥–-])"
    rf"(?:\d{{1,3}}(?![\w.,:/%+–-])|(?:{_one_of(*NUMBERS, *WEAK)})(?![\w-]))"
)
"""A number that counts: no part of an id, a date, a range or a decimal."""

_MAJOR_BEFORE = r"major|wesentliche[nr]?|schwerwiegende[nr]?|grote"
_MINOR_BEFORE = (
    r"minor|geringfügige[nr]?|untergeordnete[nr]?|unwesentliche[nr]?|kleinere[n]?|kleine"
)
_MAJOR_BEHIND = r"majeures?|mayor(?:es)?|maior(?:es)?"
_MINOR_BEHIND = r"mineures?|menor(?:es)?"
NONCONFORMITY = (
    r"non[\s-]?conformit(?:y|ies)|non[\s-]?conformances?|(?-i:NCs?|NCRs?|NKs?)"
    r"|abweichung(?:en)?|nichtkonformität(?:en)?|non[\s-]?conformités?"
    r"|no[\s-]conformidad(?:es)?|n[ãa]o[\s-]conformidades?"
    r"|afwijking(?:en)?|non-?conformiteit(?:en)?|tekortkoming(?:en)?"
)
_STEMS = ("onform", "abweichung", "afwijking", "tekortkoming")
_LETTERS = ("NC", "NK")
_COUNTED_STEMS = (
    *(*_STEMS, "minor", "major", "observa", "opportunit", "verbe", "oportunidad", "piste"),
    *("wesentlich", "schwerwiegend", "grote", "geringfüg", "untergeordnet", "kleine", "majeur"),
    *("mayor", "maior", "mineur", "menor", "haupt", "neben", "beobachtung"),
)
_GERMAN = r"(?:abweichung(?:en)?|nichtkonformität(?:en)?|-(?=\s+(?:und|oder|sowie)\b))"
_OBSERVATIONS = (
    r"observations?|beobachtung(?:en)?|observación|observaciones|observaç(?:ão|ões)|observaties?"
)
_OPPORTUNITIES = (
    r"opportunit(?:y|ies)\s+for\s+improvement|improvement\s+opportunit(?:y|ies)|(?-i:OFIs?)"
    r"|verbesserungs(?:potenziale?|potentiale?|möglichkeit(?:en)?|vorschl[aä]ge?)"
    r"|opportunités?\s+d['’]amélioration|pistes?\s+d['’]amélioration"
    r"|oportunidad(?:es)?\s+de\s+mejora|oportunidades?\s+de\s+melhoria"
    r"|verbeterpunt(?:en)?|verbetermogelijkhe(?:id|den)|kans(?:en)?\s+voor\s+verbetering"
)
_GRADED = rf"(?P<major>{_MAJOR_BEFORE}|{_MAJOR_BEHIND})|(?P<minor>{_MINOR_BEFORE}|{_MINOR_BEHIND})"
_NOUN = (
    rf"(?P<majors>majors|haupt{_GERMAN})|(?P<minors>minors|neben{_GERMAN})"
    rf"|(?:{_GRADED})(?:{_GAP}(?P<graded>{NONCONFORMITY}))?"
    rf"|(?P<plain>{NONCONFORMITY})"
    rf"(?:{_GAP}(?:(?P<major_behind>{_MAJOR_BEHIND}|major)|(?P<minor_behind>{_MINOR_BEHIND}|minor)))?"
    rf"|(?P<observations>{_OBSERVATIONS})|(?P<opportunities>{_OPPORTUNITIES})"
)

COUNTED = Pattern(
    rf"(?P<number>{NUMBER})(?:\s\((?:\d{{1,3}}|\w{{2,9}})\))?{_GAP}(?:{_NOUN})(?!\w)",
    re.IGNORECASE,
)
"""`7 minor nonconformities`, `one major`, `3 não conformidades menores`, `5 observations`."""
LISTED = Pattern(
    rf"(?<!\w)(?:{_NOUN}){MARK}{{0,4}}[:=|]{MARK}{{0,4}}(?P<number>\d{{1,3}})"
    rf"(?={MARK}{{0,4}}(?:[|.,;)]|$|\n))",
    re.IGNORECASE,
)
"""`Minor nonconformities: 7`, also as two cells of a table."""

OPEN = r"open|offene?[nr]?|ouvertes?|abiert[ao]s?|abert[ao]s?|em\s+aberto|openstaande?|outstanding"
OPEN_COUNTED = Pattern(
    rf"(?P<number>{NUMBER}){_GAP}"
    rf"(?:(?:still{_GAP})?(?:{OPEN}){_GAP}(?:{NONCONFORMITY})"
    rf"|(?:{NONCONFORMITY}){_GAP}(?:(?:are|is|were|was|remain(?:s|ed)?|still|sind|waren|noch|restent|sont"
    rf"|siguen|están|estão|permanecem|zijn|staan|nog){_GAP}){{0,3}}(?:{OPEN}))(?!\w)",
    re.IGNORECASE,
)
"""`3 open nonconformities`, `3 nonconformities are still open`."""


def may_count(text: str) -> bool:
    """Whether there is any word in a text of what `COUNTED` and `LISTED` find."""
    return has_any(text, (*_LETTERS, "OFI")) or has_any(folded(text), _COUNTED_STEMS)


def may_count_open(text: str) -> bool:
    """Whether there is any word in a text of what `OPEN_COUNTED` finds."""
    return has_any(text, _LETTERS) or has_any(folded(text), _STEMS)
