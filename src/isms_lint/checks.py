"""Runs rules over records, and collects what they say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import GeneratorType
from typing import Any

from isms_lint.documents.document import Reading
from isms_lint.documents.positions import FieldPath
from isms_lint.findings.finding import Finding, Outcome
from isms_lint.findings.judged import Judged
from isms_lint.findings.listing import first_few
from isms_lint.findings.locate import (
    Severities,
    Untellable,
    dotted,
    of_fault,
    of_idle,
    of_problem,
    of_report,
    of_unmapped,
    shortened,
)
from isms_lint.findings.result import RunError
from isms_lint.lifting.building import Told
from isms_lint.lifting.lift import Lifted
from isms_lint.lifting.mapping import Unmapped
from isms_lint.plugins.places import place_of, said_by
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.records.states import states_of
from isms_lint.rules.declared import MALFORMED, MISFIT
from isms_lint.rules.input import OF_FAULT, OF_PROBLEM
from isms_lint.rules.pass_ import Pass
from isms_lint.rules.report import Misfit, NotEvaluated, Related, Report
from isms_lint.rules.rule import ANY, Rule

_MOST_NAMED = 5


class Checks:
    """Collects what the rules say."""

    def __init__(
        self, levels: Severities, origin: Mapping[str, str], watched: Collection[str] = ()
    ) -> None:
        """`origin` names the plugin each rule comes from. `watched` are the codes of rules that must be
        shown to leave the records alone.
        """
        self.findings: list[Finding] = []
        self.not_evaluated: list[Outcome] = []
        self.errors: list[RunError] = []
        self._crashed: set[str] = set()
        self._misfits: dict[Misfit, list[Record]] = {}
        self._levels = levels
        self._origin = origin
        self._watched = watched
        self._states: list[bytes] | None = None

    def input(
        self,
        readings: list[Reading],
        lifted: list[Lifted],
        register: Register,
        codes: frozenset[str],
        taken: set[str],
        idle: Iterable[Unmapped] = (),
    ) -> None:
        """The engine's own findings: files, shapes and mappings, those among them that are `idle`.
        Faults in `taken` are a rule's.
        """
        self._add(codes, (of_idle(one, self._levels) for one in idle))
        for reading, part in zip(readings, lifted, strict=True):
            self._add(codes, (of_problem(p, reading.file, self._levels) for p in part.problems))
            self._add(codes, (of_unmapped(u, self._levels) for u in part.unmapped))
        for record in register.records:
            faults = [
                f
                for f in register.faults(record)
                if f.kind in OF_FAULT
                and f.kind not in taken
                and not isinstance(record.get(*f.path), Told)
            ]
            self._add(codes, (of_fault(fault, self._levels) for fault in faults))

    def unable(self, codes: Iterable[str]) -> None:
        """Declared rules that cannot run."""
        reason = f"its rule file is malformed: see {MALFORMED.code}"
        self.not_evaluated.extend(Outcome(code, "", "", reason) for code in codes)

    def of_rule_files(self, mistakes: Iterable[tuple[Record, FieldPath, str]]) -> None:
        """What is wrong with rule files, and where declared rules did not fit the records."""
        for record, at, reason in mistakes:
            report = Report("malformed", at, reason=reason)
            self.findings.append(of_report(report, record, MALFORMED, self._levels))
        for misfit, records in self._misfits.items():
            names = [f"{record.kind} {record.id}" for record in records]
            report = Report(
                "misfit",
                misfit.at,
                about=names,
                field=dotted(misfit.at),
                records=first_few(names, _MOST_NAMED),
                reason=misfit.reason,
                related=tuple(Related(r, (), "not judged") for r in records[:_MOST_NAMED]),
            )
            self.findings.append(of_report(report, misfit.rule, MISFIT, self._levels))

    @property
    def spoke(self) -> frozenset[str]:
        """The codes of the rules that found something."""
        return frozenset(finding.code for finding in self.findings)

    def _add(self, codes: frozenset[str], findings: Iterable[Finding]) -> None:
        self.findings.extend(finding for finding in findings if finding.code in codes)

    def limits(self, register: Register) -> None:
        """What no rule looked at, as it lies beyond what is followed: it is not fine, but unseen."""
        for record, reason in register.limits_met():
            self.not_evaluated.append(Outcome("INP006", record.kind, record.id, reason))

    def rule(
        self,
        rule: Rule,
        run: Pass,
        options_of: Callable[[Record], Mapping[str, Any]] | None = None,
    ) -> None:
        """Run one rule over its records. A crash ends this rule only, and is told.

        `options_of` gives the rule's options for each record, where they are not the same for all.
        """
        lacking = missing(rule, run.register)
        if lacking:
            self.not_evaluated.append(Outcome(rule.code, "", "", lacking))
            return
        if rule.code in self._watched and self._states is None:
            self._states = states_of(run.register.records)
        record: Record | None = None
        yields: Iterable[object] = ()
        try:
            for record in _records(rule, run.register):
                seen = run if options_of is None else run.with_options(options_of(record))
                yields = checked = rule.check(record, seen)
                for said in checked:
                    if isinstance(said, Misfit):
                        self._misfits.setdefault(said, []).append(record)
                    elif isinstance(said, NotEvaluated):
                        reason = shortened(said.reason)
                        self.not_evaluated.append(
                            Outcome(rule.code, record.kind, record.id, reason)
                        )
                    else:
                        self._report(said, record, rule)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a rule may raise anything
            self._crashed.add(rule.code)
            self.errors.append(_crash(rule, self._origin[rule.code], record, error, yields))
        if rule.code in self._watched:
            self._tell_changes(rule, run.register)

    def _report(self, report: Report, record: Record, rule: Rule) -> None:
        """Take a report in. One about a value that has no reading, which is told already, or about a
        field whose column is not there, says nothing of the record.
        """
        subject = report.record or record
        if subject.mapped is not None and report.at:
            if isinstance(subject.get(*report.at), Told):
                return
            field = str(report.at[0])
            if field in subject.lacking:
                reason = f"its table has no column for {field}, which the mapping of its file fills"
                self.not_evaluated.append(Outcome(rule.code, record.kind, record.id, reason))
                return
        self.findings.append(of_report(report, record, rule, self._levels))

    def agreeing(self, other: Checks, periods: Mapping[Record, str]) -> Checks:
        """These, without the findings that `other` does not have: it read the `periods` that records
        have in the place of dates at their other end. What one of them alone finds hangs on a day that
        nobody stated, and was not evaluated.
        """
        theirs: dict[str, list[Finding]] = {}
        for finding in other.findings:
            theirs.setdefault(finding.fingerprint, []).append(finding)
        kept: list[Finding] = []
        doubtful: list[Finding] = []
        for finding in self.findings:
            alike = theirs.get(finding.fingerprint)
            agreed = _narrower(finding, alike.pop(0)) if alike else None
            kept.extend([agreed] if agreed is not None else [])
            doubtful.extend([finding] if agreed is None else [])
        doubtful.extend(one for rest in theirs.values() for one in rest)
        self.findings = kept
        own = {(record.kind, record.id): [period] for record, period in periods.items()}
        told: list[Outcome] = []
        for finding in doubtful:
            of_record = own.get((finding.record_kind, finding.record_id), periods.values())
            told.append(
                Outcome(finding.code, finding.record_kind, finding.record_id, _hanging(of_record))
            )
        known = {*self.not_evaluated, *other.not_evaluated, *told}
        self.not_evaluated = sorted(known)
        self.errors = list(dict.fromkeys([*self.errors, *other.errors]))
        self._crashed |= other._crashed
        return self

    def _tell_changes(self, rule: Rule, register: Register) -> None:
        """A rule that changes records is told: what is found, or not found, after it may be wrong."""
        before, self._states = self._states or [], states_of(register.records)
        if before == self._states:
            return
        self._crashed.add(rule.code)
        what = "the list of records"
        if len(before) == len(register.records):
            states = zip(register.records, before, self._states, strict=True)
            record = next(record for record, one, other in states if one != other)
            what = f"{record.kind} {record.id} in {record.file}"
        self.errors.append(
            RunError(
                f"rule {rule.code} of {self._origin[rule.code]}",
                f"changed {what}: a rule reads records, and what others find after it may be wrong",
                place_of(rule.check),
            )
        )

    def judged(self, running: Iterable[Rule], all_loaded: bool) -> Judged:
        """What silence means in this run. Without all plugins, files may have had no reader."""
        unread = {rule.code for rule in OF_PROBLEM.values() if rule.unsuppressible}
        return Judged(
            frozenset(rule.code for rule in running) - self._crashed,
            frozenset((outcome.code, outcome.record_id) for outcome in self.not_evaluated),
            all_loaded and not unread & self.spoke,
        )


def _narrower(one: Finding, other: Finding) -> Finding | None:
    """Of two findings that are the same the one that is about less; None where each is about something
    of its own.
    """
    mine, theirs = ({part.name for part in finding.about} for finding in (one, other))
    return one if mine <= theirs else other if theirs < mine else None


def _hanging(periods: Iterable[str]) -> str:
    """Why a finding was not evaluated that hangs on the days for which periods stand."""
    shown = first_few(sorted({period.replace("/", " to ") for period in periods}), _MOST_NAMED)
    return f"it hangs on the day within a period that is no date: {shown}"


def _records(rule: Rule, register: Register) -> Iterator[Record]:
    if rule.kinds == ANY:
        yield from register.records
    else:
        yield from register.of(*sorted(rule.kinds))


def missing(rule: Rule, register: Register) -> str:
    """Why a rule cannot judge anything in this repository; empty where it can."""
    if rule.kinds == ANY:
        return ""
    if not register.of(*rule.kinds):
        return f"no {' or '.join(sorted(rule.kinds))} records"
    for kind in sorted(rule.needs):
        if not register.of(kind):
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
