"""What the reasons given for an audit programme speak of."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.text.naming import Names
from isms_lint_iso27001.derive.text.pattern import Pattern

_WORD = Pattern(r"[^\s,;()]+")


class Rationale:
    """The `rationale` of a programme and of its entries."""

    def __init__(self, programme: Record, run: Pass) -> None:
        texts = [text for _, text in programme.strings("rationale")]
        for index, _ in programme.items("entries"):
            texts.extend(text for _, text in programme.strings("entries", index, "rationale"))
        said = " ".join(texts)
        self._names = Names(said)
        # A range, a theme or a process speaks of all that it stands for.
        self._leaves = {
            leaf
            for word in _WORD.findall(said)
            for leaf in run.register.resolve(word.rstrip(".:"), programme).leaves
        }

    def names(self, id: str) -> bool:
        """Whether it speaks of the item or record with this id."""
        return id in self._leaves or id in self._names
