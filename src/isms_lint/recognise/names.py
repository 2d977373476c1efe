"""What the name of a column, a key or a heading may mean: names in the schemas, exactly or nearly."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from isms_lint.records.kinds import Kinds
from isms_lint.records.names import OWN, Path, names_of
from isms_lint.values import NamedTuple
from isms_lint.written.normal import normal
from isms_lint.written.vocabulary import words as words_of

CERTAIN = 0.9
"""From here on a name is one of the schemas' own."""
_LEAST = 0.45
_KIND: Path = ("kind",)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_APART = re.compile(r"[^\w#%]+|_")
_HEADS = words_of(
    """
    owner date status id number no version type name by on author count total reference ref
    """
)
"""Words that make a longer name the name of something else: the owner of a document is no document."""
_CLOSE = 0.84
_LONGEST = 80
_KEPT = 1 << 16
"""Names whose meanings are kept: more than a repository has, as each is asked for by every kind."""
_FILLERS = words_of(
    """
    of the a an der die das des do da de del la le les du et and und e y van het
    """
)
_GENERAL = words_of(
    """
    date status name id type no number nr reference ref owner title description text category level on
    by plan action actions result results datum nummer art titel beschreibung data tipo numero nome
    descricao fecha nombre descripcion estado nom titre statut naam review reviewed document information
    security item items details value policy procedure month months year time control audit
    """
)
"""Words that say too little when a name shares nothing else."""


class Meaning(NamedTuple):
    """A field that a name may mean. `rank` counts its names from the most usual one."""

    path: Path
    confidence: float
    rank: int = 0


class Names:
    """All names of all kinds, by their plain form."""

    def __init__(self, kinds: Kinds) -> None:
        self._fields: dict[str, dict[str, list[Meaning]]] = {}
        """For each plain name and kind what it means there."""
        self._by_word: dict[str, set[str]] = {}
        self._by_begin: dict[tuple[str, int], list[str]] = {}
        """The names by first letter and length."""
        self._of_kinds: dict[tuple[str, ...], set[str]] = {}
        self.named: set[str] = set()
        """The kinds that people have names for."""
        for kind_name in kinds:
            kind = kinds.get(kind_name)
            if kind is None:
                continue
            for path, by_language in names_of(kind).items():
                if path == _KIND:
                    self._enter_kind(kind_name, by_language)
                elif path[-1] not in ("uri", "sha256"):
                    self._enter_field(kind_name, path, by_language)
        for name in self._fields:
            for word in name.split():
                self._by_word.setdefault(word, set()).add(name)
            self._by_begin.setdefault((name[:1], len(name)), []).append(name)
        self.meanings = lru_cache(maxsize=_KEPT)(self._meanings)
        self.kinds_in = lru_cache(maxsize=_KEPT)(self._kinds_in)

    def _enter_kind(self, kind: str, by_language: dict[str, list[str]]) -> None:
        given = [
            name for language, names in by_language.items() if language != OWN for name in names
        ]
        if given:
            self.named.add(kind)
        for name in (*given, kind):
            self._of_kinds.setdefault(tuple(plain(name).split()), set()).add(kind)

    def _enter_field(self, kind: str, path: Path, by_language: dict[str, list[str]]) -> None:
        for language, names in by_language.items():
            for rank, name in enumerate(names):
                meant = self._fields.setdefault(plain(name), {}).setdefault(kind, [])
                confidence = 0.95 if language == OWN else 1.0
                before = next((one for one in meant if one.path == path), None)
                if before is None or before.confidence < confidence:
                    meant[:] = [one for one in meant if one.path != path]
                    own = plain(name) == plain(path[-1])
                    meant.append(Meaning(path, confidence, -1 if own else rank))

    def weight(self, name: str) -> float:
        """How much a name says of the kind of its row: less, the more kinds have a field called so."""
        having = sum(
            any(one.confidence >= CERTAIN for one in meant)
            for kind, meant in self.meanings(name).items()
            if kind in self.named
        )
        return 1 / (1 + math.log2(having)) if having else 0.6

    def _meanings(self, name: str) -> dict[str, list[Meaning]]:
        """For each kind what `name` may mean there, the likeliest first."""
        found: dict[str, dict[Path, Meaning]] = {}
        for known, likeness in self._alike(name):
            for kind, meant in self._fields[known].items():
                best = found.setdefault(kind, {})
                for one in meant:
                    here = one._replace(confidence=round(one.confidence * likeness, 3))
                    before = best.get(one.path)
                    if before is None or here.confidence > before.confidence:
                        best[one.path] = here
        return {
            kind: sorted(best.values(), key=lambda one: (-one.confidence, one.rank))
            for kind, best in found.items()
        }

    def _alike(self, name: str) -> Iterator[tuple[str, float]]:
        """Names of the schemas that are like `name`, and how much."""
        whole, bare = plain(name[:_LONGEST]), plain(_BRACKETS.sub(" ", name[:_LONGEST]))
        if whole in self._fields:
            yield whole, 1.0
        if bare != whole and bare in self._fields:
            yield bare, 0.92
        if not bare or (whole in self._fields and len(whole) < 4):
            return
        words = bare.split()
        near = {other for word in words for other in self._by_word.get(word, ())}
        for other in near:
            likeness = _by_words(words, other.split())
            if likeness >= _LEAST:
                yield other, likeness
        if whole not in self._fields and bare not in self._fields and len(bare) > 4:
            yield from self._spelt_like(bare)
            if len(words) == 1:
                yield from self._compounds(bare)

    def _spelt_like(self, name: str) -> Iterator[tuple[str, float]]:
        matcher = SequenceMatcher(None, "", name, autojunk=False)
        for length in range(len(name) - 2, len(name) + 3):
            for other in self._by_begin.get((name[:1], length), ()):
                matcher.set_seq1(other)
                if matcher.quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE:
                    yield other, matcher.ratio() * 0.9

    def _compounds(self, word: str) -> Iterator[tuple[str, float]]:
        """Names that a compound ends with (`Restrisikolevel`), or begins with."""
        for cut in range(5, len(word) - 2):
            if word[-cut:] in self._fields:
                yield word[-cut:], 0.5 + 0.4 * cut / len(word)
            if word[:cut] in self._fields and cut > 6:
                yield word[:cut], 0.45 + 0.3 * cut / len(word)

    def _kinds_in(self, heading: str) -> dict[str, float]:
        """The kinds that a heading, a title or a name of a file speaks of, and how plainly."""
        words = tuple(plain(heading[:200]).split())
        spans = sorted(
            (
                (start, end)
                for start in range(len(words))
                for end in range(start + 1, min(len(words), start + 7) + 1)
                if words[start:end] in self._of_kinds
            ),
            key=lambda span: span[0] - span[1],
        )
        taken: list[tuple[int, int]] = []
        found: dict[str, float] = {}
        for start, end in spans:
            if any(start >= a and end <= b for a, b in taken):
                continue
            taken.append((start, end))
            others = [w for w in (*words[:start], *words[end:]) if w not in _FILLERS]
            plainly = (end - start) / (end - start + len(others))
            for kind in self._of_kinds[words[start:end]]:
                found[kind] = max(found.get(kind, 0), round(0.5 + 0.5 * plainly, 3))
        return found

    def beside_kind(self, heading: str, kind: str) -> list[str]:
        """The words of a heading outside the name of the kind in it."""
        words = plain(heading).split()
        for length in range(min(len(words), 6), 0, -1):
            for start in range(len(words) - length + 1):
                if kind in self._of_kinds.get(tuple(words[start : start + length]), ()):
                    return [*words[:start], *words[start + length :]]
        return words


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """A name for comparing: `normal`, without accents and punctuation."""
    kept = normal(text)
    if not kept.isascii():
        kept = "".join(
            c for c in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(c)
        )
    return " ".join(_APART.sub(" ", kept).split()) or normal(text)


def _by_words(words: list[str], others: list[str]) -> float:
    """How much two names are alike by the words they share."""
    one, other = _telling(words), _telling(others)
    if not one or not other:
        return 0
    if one == other:
        return 0.95
    shared = {word for word in one if word in other or _singular(word) in map(_singular, other)}
    if not shared:
        return 0
    if len(shared) == len(one) == len(other):
        return 0.93
    if shared <= _GENERAL:
        return 0
    letters = sum(map(len, shared))
    if len(shared) == len(other):  # the name says more
        if (one - shared) & _HEADS:
            return 0
        return 0.5 + 0.35 * letters / sum(map(len, one))
    if len(shared) == len(one):  # the name says less
        return 0.5 + 0.3 * letters / sum(map(len, other))
    return 0


def _telling(words: Iterable[str]) -> set[str]:
    return {word for word in words if word not in _FILLERS}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
