"""What a declared rule keeps of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.declared.budget import Budget, Together
from isms_lint.declared.expression import Values
from isms_lint.declared.parts import Parts
from isms_lint.declared.reader import weigh
from isms_lint.declared.references import Found, Sight
from isms_lint.declared.views import View, Views
from isms_lint.declared.weight import NOTHING, both
from isms_lint.rules.pass_ import Pass


class State:
    """What a rule keeps of a run: what it looks with, and what is selected for all records alike."""

    def __init__(self, run: Pass, parts: Parts) -> None:
        budget = Budget(run.derive(Together))
        self.sight = Sight(run, run.derive(Views), parts.language, budget, parts.fields)
        self.selected: dict[str, Found] = {}
        self._as_of = run.as_of.isoformat()
        self._options: Mapping[str, Any] = {}
        self._weight = NOTHING

    def values(self, view: View, options: Mapping[str, Any]) -> Values:
        """The variables before any reference is looked up. Mostly all records have the same options."""
        if options is not self._options:
            self._options, self._weight = options, weigh(options)
        values = Values(
            {"record": view.data, "as_of": self._as_of, "options": options}, view.weight
        )
        if self._weight.total:
            values.weight = both(view.weight, self._weight)
        return values
