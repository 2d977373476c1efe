"""Runs one rule over its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import GeneratorType
from typing import Any

from isms_lint.documents.stamp import Changed
from isms_lint.findings.finding import Finding, Outcome
from isms_lint.findings.locate import Severities, Untellable, of_report, shortened
from isms_lint.findings.result import RunError
from isms_lint.lifting.building import Told
from isms_lint.plugins.places import said_by
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.rules.engine_rule import unchecked
from isms_lint.rules.pass_ import Pass
from isms_lint.rules.report import Misfit, NotEvaluated, Report
from isms_lint.rules.rule import ANY, Rule
from isms_lint.values import NamedTuple

OptionsOf = Callable[[Record], Mapping[str, Any]]
"""A rule's options for each record, where they are not the same for all."""


class Said(NamedTuple):
    """What a rule said of its records. With an error it ended before it had come to all of them."""

    findings: list[Finding]
    not_evaluated: list[Outcome]
    errors: list[RunError]
    misfits: list[tuple[Misfit, Record]]

    def cut(self) -> Said:
        """What is in it, which is then empty."""
        said = Said([*self.findings], [*self.not_evaluated], [*self.errors], [*self.misfits])
        for part in self:
            part.clear()
        return said


def run_rule(
    rule: Rule,
    run: Pass,
    origin: str,
    levels: Severities,
    options_of: OptionsOf | None = None,
    records: Iterable[Record] | None = None,
    said: Said | None = None,
) -> Said:
    """What the rule, which `origin` brings, says of `records` (default: all its records), entered into
    `said` record by record. A crash ends this rule only, and is told. Raises Changed where a file that
    need not be read was changed during this run.
    """
    said = Said([], [], [], []) if said is None else said
    lacking = missing(rule, run.register)
    if lacking:
        said.not_evaluated.append(Outcome(rule.code, "", "", lacking))
        return said
    if rule.check is unchecked:
        return said
    record: Record | None = None
    yields: Iterable[object] = ()
    # Most rules say nothing of most records: what is done for each record is done some 100 000 times.
    check, seen = rule.check, run
    try:
        for record in records_of(rule, run.register) if records is None else records:
            if options_of is not None:
                seen = run.with_options(options_of(record))
            yields = checked = check(record, seen)
            for one in checked:
                if isinstance(one, Misfit):
                    said.misfits.append((one, record))
                elif isinstance(one, NotEvaluated):
                    reason = shortened(one.reason)
                    said.not_evaluated.append(Outcome(rule.code, record.kind, record.id, reason))
                else:
                    _report(one, record, rule, levels, said)
    except (KeyboardInterrupt, Changed):
        raise
    except BaseException as error:  # a rule may raise anything
        said.errors.append(_crash(rule, origin, record, error, yields))
    return said


def _report(report: Report, record: Record, rule: Rule, levels: Severities, said: Said) -> None:
    """Enter a report. One about a value that has no reading, which is told already, or about a field
    whose column is not there, says nothing of the record.
    """
    subject = report.record or record
    if subject.mapped is not None and report.at:
        if isinstance(subject.get(*report.at), Told):
            return
        field = str(report.at[0])
        if field in subject.lacking:
            reason = f"its table has no column for {field}, which the mapping of its file fills"
            said.not_evaluated.append(Outcome(rule.code, record.kind, record.id, reason))
            return
    said.findings.append(of_report(report, record, rule, levels))


def records_of(rule: Rule, register: Register) -> list[Record]:
    """The records at which the rule looks, in the order in which it does."""
    return register.records if rule.kinds == ANY else register.of(*sorted(rule.kinds))


def turn_of(rule: Rule, record: Record, place: int) -> tuple[str, int]:
    """When the rule comes to a record that stands at `place` among all: a sort key for `records_of`."""
    return "" if rule.kinds == ANY else record.kind, place


def missing(rule: Rule, register: Register) -> str:
    """Why a rule cannot judge anything in this repository; empty where it can."""
    if rule.kinds == ANY:
        return ""
    if not register.has(*rule.kinds):
        return f"no {' or '.join(sorted(rule.kinds))} records"
    for kind in sorted(rule.needs):
        if not register.has(kind):
            return f"no {kind} records"
    return ""


def _crash(
    rule: Rule,
    origin: str,
    record: Record | None,
    error: BaseException,
    yields: Iterable[object],
) -> RunError:
    """What is told of an error of a rule; `yields` is what it gave for `record`."""
    import traceback

    # The innermost place in the rule's own file: what it called is not to blame.
    frames = traceback.extract_tb(error.__traceback__)
    code = getattr(rule.check, "__code__", None)
    file, line = (code.co_filename, code.co_firstlineno) if code else (rule.module, 1)
    line = next((f.lineno or line for f in reversed(frames) if f.filename == file), line)
    said = said_by(error)
    if isinstance(error, Untellable):
        line, said = _at_yield(yields, file) or line, str(error)
    at = f" on {record.kind} {record.id} in {record.file}" if record else ""
    return RunError(f"rule {rule.code} of {origin}", f"crashed{at}: {said}", f"{file}:{line}")


def _at_yield(yields: object, file: str) -> int | None:
    """The line of `file` at which a generator, or one it yields from, waits; None for all else."""
    line = None
    while isinstance(yields, GeneratorType) and yields.gi_frame is not None:
        if yields.gi_frame.f_code.co_filename == file:
            line = yields.gi_frame.f_lineno
        yields = yields.gi_yieldfrom
    return line
