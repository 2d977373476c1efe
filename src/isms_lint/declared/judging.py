"""One record, or one entry of it, as a declared rule judges it."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.declared.expression import CannotJudge, Expression, Given, NotStated, Values
from isms_lint.declared.needed import Needed
from isms_lint.declared.parts import FAILS, Parts
from isms_lint.declared.references import Found
from isms_lint.declared.selection import Select
from isms_lint.declared.state import State
from isms_lint.documents.positions import FieldPath
from isms_lint.rules.report import Related, Report

_SAME_FOR_ALL = frozenset({"as_of"})
"""Variables that have one value in a run."""


class Misfits(Exception):
    """Part of a rule that does not fit a record: which, and why."""

    def __init__(self, at: FieldPath, reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


class Judging:
    """One record being judged."""

    def __init__(self, parts: Parts, needed: Needed, state: State) -> None:
        self._needed = needed
        self._parts = parts
        self._state = state
        self._found: dict[str, Found] = {}

    def entry(self, values: Values, path: FieldPath) -> tuple[Report | None, str]:
        """A report where what is asserted does not hold, and what is wrong with its message, if
        anything is. Raises NotStated and Misfits.
        """
        parts, needed = self._parts, self._needed
        given = None
        if parts.when is not None:
            given = parts.language.given(values)
            if needed.first:
                # Most records are ruled out by what they say themselves.
                if parts.when.refuted(given):
                    return None, ""
                self._refer(needed.first, values)
                given = parts.language.given(values)
            if not self._holds(parts.when, ("when",), given):
                return None, ""
        known = len(values)
        self._refer(needed.all, values)
        if given is None or len(values) > known:
            given = parts.language.given(values)
        if self._holds(parts.holds, ("assert",), given):
            return None, ""
        filled, complaint = parts.message.values(given)
        report = Report(FAILS, (*path, *parts.at), related=self._related())
        report.values.update(filled)  # their names are the author's, and no arguments
        return report, complaint

    def _holds(self, condition: Expression, at: FieldPath, given: Given) -> bool:
        try:
            return condition.holds(given)
        except CannotJudge as error:
            lost = self._lost(condition.names)
            if lost:
                raise NotStated(lost) from None
            raise Misfits(at, str(error)) from None

    def _lost(self, names: Iterable[str]) -> str:
        """Why one of these references leads nowhere; empty where all do."""
        lost = (self._found[name].lost for name in sorted(names) if name in self._found)
        return next(filter(None, lost), "")

    def _refer(self, names: Iterable[str], values: Values) -> None:
        """Enter what the references `names` stand for into `values`."""
        for name in names:
            if name in values:
                continue
            reference = self._parts.references[name]
            found = self._state.selected.get(name)
            if found is None:
                try:
                    found = reference.find(values, self._state.sight)
                except CannotJudge as error:
                    raise Misfits(("references", name), str(error)) from None
                except NotStated as error:
                    lost = self._lost(reference.names)
                    raise NotStated(lost or str(error)) from None
                if isinstance(reference, Select) and reference.names <= _SAME_FOR_ALL:
                    self._state.selected[name] = found
            self._found[name] = found
            values.add(name, found.value, found.weight)

    def _related(self) -> tuple[Related, ...]:
        return tuple(
            Related(record, (), f"{name}: {record.kind} {record.id}")
            for name in self._parts.related
            for record in self._found[name].records
        )
