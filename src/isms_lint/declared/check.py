"""What a declared rule does with a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.declared.expression import CannotJudge, NotStated, Values
from isms_lint.declared.judging import Judging, Misfits
from isms_lint.declared.needed import Needed
from isms_lint.declared.parts import Parts
from isms_lint.declared.state import State
from isms_lint.documents.positions import FieldPath
from isms_lint.findings.locate import dotted
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.rules.report import Misfit, NotEvaluated, Report

_DOES_NOT_FIT = "the rule does not fit it: see RUL002"
Said = list[Report | NotEvaluated | Misfit]


class DeclaredCheck:
    """The check of a declared rule, called as any other."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._needed = Needed(parts)

    def __call__(self, record: Record, run: Pass) -> Said:
        """Reports on `record`, or why it was not judged."""
        state = run.derive(self._new_state)
        budget, asking = state.sight.budget, self._parts.asking
        budget.look()
        if budget.spent:
            return self._ended(budget.spent)
        asking.now = run, budget
        try:
            said = self._judge(record, run, state)
        finally:
            # The library keeps the functions out of the collector's sight, and with them a whole run.
            asking.now = None
        # What came of it may have gone by an error that was ended with it.
        return self._ended(budget.spent) if budget.spent else said

    def _ended(self, reason: str) -> Said:
        return [Misfit(self._parts.record, ("assert",), reason), NotEvaluated(reason)]

    def _new_state(self, run: Pass) -> State:
        return State(run, self._parts)

    def _judge(self, record: Record, run: Pass, state: State) -> Said:
        parts = self._parts
        try:
            view = state.sight.of(record)
        except NotStated as error:
            return [NotEvaluated(str(error))]
        except CannotJudge as error:
            return [Misfit(parts.record, ("assert",), str(error)), NotEvaluated(_DOES_NOT_FIT)]
        values = state.values(view, run.options)
        judging = Judging(parts, self._needed, state)
        said: Said = []
        if not parts.for_each:
            reason = self._judge_entry(judging, values, (), said)
            return [*said, NotEvaluated(reason)] if reason else said
        reasons = []
        for path, entry in _entries_at(view.data, parts.for_each, ()):
            if entry is None:
                reasons.append(f"`{dotted(path)}` says nothing")
                continue
            own = Values(values, values.weight)
            own["item"] = entry
            reasons.append(self._judge_entry(judging, own, path, said))
            state.sight.budget.look()
            if state.sight.budget.spent:
                break
        said.extend(NotEvaluated(reason) for reason in list(filter(None, reasons))[:1])
        return said

    def _judge_entry(self, judging: Judging, values: Values, path: FieldPath, said: Said) -> str:
        """Adds to what is said; why the entry was not judged, empty where it was."""
        try:
            report, complaint = judging.entry(values, path)
        except NotStated as error:
            return str(error)
        except Misfits as error:
            said.append(Misfit(self._parts.record, error.at, error.reason))
            return _DOES_NOT_FIT
        if report is not None:
            said.append(report)
        if complaint:
            said.append(Misfit(self._parts.record, ("message",), complaint))
            return _DOES_NOT_FIT
        return ""


def _entries_at(value: Any, path: FieldPath, at: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """What stands at `path` below `value`, entry by entry; of lists on the way, all entries."""
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _entries_at(entry, path, (*at, index))
    elif not path:
        yield at, value
    elif isinstance(value, dict) and path[0] in value:
        yield from _entries_at(value[path[0]], path[1:], (*at, path[0]))
