"""What a declared rule does with a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from isms_lint.declared.budget import Budget, Together
from isms_lint.declared.expression import (
    CannotJudge,
    Expression,
    Given,
    Language,
    NotStated,
    Values,
)
from isms_lint.declared.follow import Follow, Holders
from isms_lint.declared.functions import Asking
from isms_lint.declared.message import Message
from isms_lint.declared.references import Found, Sight
from isms_lint.declared.selection import Select
from isms_lint.declared.views import Fields, Views, weigh
from isms_lint.declared.weight import NOTHING, Weight, both
from isms_lint.documents.positions import FieldPath
from isms_lint.findings.locate import dotted
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.rules.report import Misfit, NotEvaluated, Related, Report

FAILS = "fails"
"""The id of the one message of a declared rule."""
AnyReference = Follow | Holders | Select
_DOES_NOT_FIT = "the rule does not fit it: see RUL002"
_SAME_FOR_ALL = frozenset({"as_of"})
"""Variables that have one value in a run."""


class Parts(NamedTuple):
    """The parts of a rule file, compiled. `record` is the file itself, `fields` are those it names."""

    record: Record
    language: Language
    asking: Asking
    references: Mapping[str, AnyReference]
    for_each: FieldPath
    when: Expression | None
    holds: Expression
    message: Message
    at: FieldPath
    related: tuple[str, ...]
    fields: Fields


class _State:
    """What a rule keeps of a run: what it may still take, and what is selected for all alike."""

    def __init__(self, run: Pass) -> None:
        self.budget = Budget(run.derive(Together))
        self.selected: dict[str, Found] = {}
        self._options: Mapping[str, Any] = {}
        self._weight = NOTHING

    def weight(self, options: Mapping[str, Any]) -> Weight:
        """How much the options hold; mostly they are the same ones for all records."""
        if options is not self._options:
            self._options, self._weight = options, weigh(options)
        return self._weight


class DeclaredCheck:
    """The check of a declared rule, called as any other."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        needed = self._needed_by(parts.holds, *parts.message.expressions)
        self.references = self._in_order(needed | frozenset(parts.related))
        first = self._needed_by(parts.when) if parts.when else frozenset()
        self.first_references = self._in_order(first)

    def __call__(self, record: Record, run: Pass) -> Iterator[Report | NotEvaluated | Misfit]:
        """Reports on `record`, or why it was not judged."""
        state = run.derive(self._new_state)
        budget, asking = state.budget, self._parts.asking
        if budget.spent:
            yield NotEvaluated(budget.spent)
            return
        asking.run, asking.budget = run, budget
        budget.begin()
        try:
            said = list(self._judge(record, run, state))
        finally:
            budget.end()
            # The library keeps the functions out of the collector's sight, and with them a whole run.
            asking.run = asking.budget = None
        if budget.spent:
            # What came of it may have gone by an error that was ended with it.
            said = [Misfit(self._parts.record, ("assert",), budget.spent)]
            said.append(NotEvaluated(budget.spent))
        yield from said

    def _new_state(self, run: Pass) -> _State:
        return _State(run)

    def _judge(
        self, record: Record, run: Pass, state: _State
    ) -> Iterator[Report | NotEvaluated | Misfit]:
        parts = self._parts
        views = run.derive(Views)
        sight = Sight(run, views, parts.language, state.budget, parts.fields)
        try:
            view = sight.of(record)
        except NotStated as error:
            yield NotEvaluated(str(error))
            return
        except CannotJudge as error:
            yield Misfit(parts.record, (), str(error))
            yield NotEvaluated(_DOES_NOT_FIT)
            return
        facts = {"record": view.data, "as_of": run.as_of.isoformat(), "options": run.options}
        base = Values(facts, both(view.weight, state.weight(run.options)))
        judging = _Judging(self, parts, sight, state)
        reasons: list[str] = []
        for path, values in self._entries(view.data, base):
            if path and state.budget.is_over:
                break
            if values.get("item", path) is None:
                reasons.append(f"`{dotted(path)}` says nothing")
                continue
            try:
                yield from judging.entry(values, path)
            except NotStated as error:
                reasons.append(str(error))
            except _Misfits as error:
                yield Misfit(parts.record, error.at, error.reason)
                reasons.append(_DOES_NOT_FIT)
        if reasons:
            yield NotEvaluated(reasons[0])

    def _entries(self, data: dict[str, Any], base: Values) -> Iterator[tuple[FieldPath, Values]]:
        """What is judged one by one, each with its path and the variables: entries, or the record."""
        path = self._parts.for_each
        if not path:
            yield (), base
            return
        for at, entry in _entries_at(data, path, ()):
            yield at, Values({**base, "item": entry}, base.weight)

    def _in_order(self, names: Iterable[str]) -> list[str]:
        """References among `names` and those they need, in the order of the rule file."""
        references = self._parts.references
        wanted: set[str] = set()
        waiting = [name for name in names if name in references]
        while waiting:
            name = waiting.pop()
            if name not in wanted:
                wanted.add(name)
                waiting.extend(n for n in references[name].names if n in references)
        return [name for name in references if name in wanted]

    def _needed_by(self, *expressions: Expression) -> frozenset[str]:
        return frozenset(name for expression in expressions for name in expression.names)


def _entries_at(value: Any, path: FieldPath, at: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """What stands at `path` below `value`, entry by entry; of lists on the way, all entries."""
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _entries_at(entry, path, (*at, index))
    elif not path:
        yield at, value
    elif isinstance(value, dict) and path[0] in value:
        yield from _entries_at(value[path[0]], path[1:], (*at, path[0]))


class _Misfits(Exception):
    """Part of a rule that does not fit a record: which, and why."""

    def __init__(self, at: FieldPath, reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


class _Judging:
    """One record being judged."""

    def __init__(self, check: DeclaredCheck, parts: Parts, sight: Sight, state: _State) -> None:
        self._check = check
        self._parts = parts
        self._sight = sight
        self._state = state
        self._found: dict[str, Found] = {}

    def entry(self, values: Values, path: FieldPath) -> Iterator[Report]:
        """A report where what is asserted does not hold. Raises NotStated and _Misfits."""
        parts, check = self._parts, self._check
        given = None
        if parts.when is not None:
            self._refer(check.first_references, values)
            given = parts.language.given(values)
            if not self._holds(parts.when, ("when",), given):
                return
        known = len(values)
        self._refer(check.references, values)
        if given is None or len(values) > known:
            given = parts.language.given(values)
        if self._holds(parts.holds, ("assert",), given):
            return
        filled, complaint = parts.message.values(given)
        report = Report(FAILS, (*path, *parts.at), related=self._related())
        report.values.update(filled)  # their names are the author's, and no arguments
        yield report
        if complaint:
            raise _Misfits(("message",), complaint)

    def _holds(self, condition: Expression, at: FieldPath, given: Given) -> bool:
        try:
            return condition.holds(given)
        except CannotJudge as error:
            lost = self._lost(condition.names)
            if lost:
                raise NotStated(lost) from None
            raise _Misfits(at, str(error)) from None

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
                    found = reference.find(values, self._sight)
                except CannotJudge as error:
                    raise _Misfits(("references", name), str(error)) from None
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
