"""Runs rules over records, and collects what they say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from isms_lint.documents.document import Reading
from isms_lint.documents.positions import FieldPath
from isms_lint.findings.finding import Finding, Outcome
from isms_lint.findings.judged import Judged
from isms_lint.findings.listing import first_few
from isms_lint.findings.locate import (
    Severities,
    dotted,
    of_fault,
    of_idle,
    of_problem,
    of_report,
    of_unmapped,
)
from isms_lint.findings.result import RunError
from isms_lint.lifting.building import Told
from isms_lint.lifting.lift import Lifted
from isms_lint.plugins.places import place_of
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.records.states import states_of
from isms_lint.rule_run import OptionsOf, Said, run_rule
from isms_lint.rules.declared import MALFORMED, MISFIT
from isms_lint.rules.input import OF_FAULT, OF_PROBLEM
from isms_lint.rules.pass_ import Pass
from isms_lint.rules.report import Misfit, Related, Report
from isms_lint.rules.rule import Rule

if TYPE_CHECKING:
    from isms_lint.lifting.mapping import Unmapped

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
            if part.problems or part.unmapped:
                self._add(codes, (of_problem(p, reading.file, self._levels) for p in part.problems))
                self._add(codes, (of_unmapped(u, self._levels) for u in part.unmapped))
        for record, found in register.faulty():
            faults = [
                f
                for f in found
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
        options_of: OptionsOf | None = None,
    ) -> None:
        """Run one rule over its records (see `run_rule`), and take in what it says."""
        watched = rule.code in self._watched
        if watched and self._states is None:
            self._states = states_of(run.register.records)
        self.take(rule, run_rule(rule, run, self._origin[rule.code], self._levels, options_of))
        if watched:
            self._tell_changes(rule, run.register)

    def take(self, rule: Rule, said: Said) -> None:
        """Take in what a rule said."""
        self.findings.extend(said.findings)
        self.not_evaluated.extend(said.not_evaluated)
        self.errors.extend(said.errors)
        if said.errors:
            self._crashed.add(rule.code)
        for misfit, record in said.misfits:
            self._misfits.setdefault(misfit, []).append(record)

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
