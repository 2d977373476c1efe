"""Rules by the words an exception names them with: a code, a name, a family, a pattern."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.rules.rule import Rule

_EVERY_RULE = "ALL"
_ANYTHING = "*"


class RuleNames:
    """Finds rules by word, upper or lower case alike."""

    __slots__ = ("_by_word", "_codes", "_rules")

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        """`rules` are all there are, by code."""
        self._rules = rules
        self._codes: dict[str, frozenset[str]] = {}
        by_name = {rule.name: rule for rule in rules.values()}
        self._by_word = by_name | {code.casefold(): rule for code, rule in rules.items()}

    @property
    def words(self) -> list[str]:
        """The codes and names of all rules."""
        return [word for rule in self._rules.values() for word in (rule.code, rule.name)]

    def one(self, word: str) -> Rule | None:
        """The one rule with this code or name; None where the word names none, or many."""
        return self._by_word.get(word.casefold())

    def codes(self, word: str) -> frozenset[str]:
        """The codes of all rules the word names: of one, of a family (`IND`), of a pattern (`IND*`),
        of all (`ALL`, `*`); none where nothing is called so.
        """
        if word not in self._codes:
            self._codes[word] = self._named(word)
        return self._codes[word]

    def _named(self, word: str) -> frozenset[str]:
        one = self.one(word)
        if one is not None:
            return frozenset({one.code})
        upper = word.upper()
        if _ANYTHING in upper:
            start = upper[: upper.index(_ANYTHING)]
            return frozenset(code for code in self._rules if code.startswith(start))
        every = upper == _EVERY_RULE
        return frozenset(r.code for r in self._rules.values() if every or r.family == upper)
