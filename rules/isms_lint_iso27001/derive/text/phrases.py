"""Whether texts stand in another text, letter by letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_LETTERS = 3


class Phrases:
    """Many texts, for asking other texts which of them stand there: a text is asked only for those of
    which it has a piece.
    """

    __slots__ = ("_by_piece", "_short")

    def __init__(self, phrases: Iterable[str]) -> None:
        known = list(dict.fromkeys(phrase for phrase in phrases if phrase))
        number = Counter(piece for phrase in known for piece in _pieces(phrase))
        self._short = [phrase for phrase in known if len(phrase) < _LETTERS]
        self._by_piece: dict[str, list[str]] = {}
        for phrase in known:
            if len(phrase) >= _LETTERS:
                rarest = min(_pieces(phrase), key=lambda piece: (number[piece], piece))
                self._by_piece.setdefault(rarest, []).append(phrase)

    def standing_in(self, text: str) -> list[str]:
        """Those that stand in the text, in no order."""
        pieces = _pieces(text) & self._by_piece.keys()
        likely = (phrase for piece in pieces for phrase in self._by_piece[piece])
        return [phrase for phrase in (*likely, *self._short) if phrase in text]


def _pieces(text: str) -> set[str]:
    return {text[at : at + _LETTERS] for at in range(len(text) - _LETTERS + 1)}
