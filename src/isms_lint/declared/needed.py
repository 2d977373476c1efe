"""Which references a declared rule needs."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.declared.expression import Expression
from isms_lint.declared.parts import Parts


class Needed:
    """The references a rule needs, in the order of the rule file: `first` is for `when`; and `all`."""

    def __init__(self, parts: Parts) -> None:
        self._references = parts.references
        self.first = self._in_order(_names(parts.when) if parts.when else frozenset())
        self.all = self._in_order(
            _names(parts.holds, *parts.message.expressions) | frozenset(parts.related)
        )

    def _in_order(self, names: Iterable[str]) -> list[str]:
        wanted: set[str] = set()
        waiting = [name for name in names if name in self._references]
        while waiting:
            name = waiting.pop()
            if name not in wanted:
                wanted.add(name)
                needed = self._references[name].names
                waiting.extend(one for one in needed if one in self._references)
        return [name for name in self._references if name in wanted]


def _names(*expressions: Expression) -> frozenset[str]:
    return frozenset(name for expression in expressions for name in expression.names)
