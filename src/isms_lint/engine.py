"""One run: from the documents of a repository to findings.

    files → read (`intake`) → lift → register → check → locate → settle → Result

Each step takes what the one before returned; nothing flows back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from isms_lint.config.config import Config
from isms_lint.config.mappings import read_mapping
from isms_lint.config.selection import ignorable, options, selected, severities
from isms_lint.documents.document import Reading
from isms_lint.files.globs import Globs
from isms_lint.findings.finding import Finding, Outcome
from isms_lint.findings.locate import (
    Severities,
    of_fault,
    of_problem,
    of_report,
    of_unmapped,
    shortened,
)
from isms_lint.findings.result import BaselineUse, Result, RunError
from isms_lint.findings.settle import Ignores, Source, settle, within
from isms_lint.findings.waivers import Waivers
from isms_lint.plugins.manager import Plugins
from isms_lint.records.lift import Lifted, lift
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.rules.input import OF_FAULT, OF_PROBLEM
from isms_lint.rules.naming import RuleNames
from isms_lint.rules.pass_ import Found, Pass
from isms_lint.rules.report import NotEvaluated
from isms_lint.rules.rule import ANY, FINDINGS, Rule
from isms_lint.rules.waiver import Waiver

if TYPE_CHECKING:
    from isms_lint.findings.baseline import Baseline
    from isms_lint.findings.held import Judged

Progress = Callable[[str], None]


class Examined(NamedTuple):
    """A run's result, and what a comparison of two runs needs beside it."""

    result: Result
    register: Register
    waivers: tuple[Waiver, ...]


def run(
    root: str,
    config: Config,
    plugins: Plugins,
    as_of: date | datetime,
    readings: list[Reading],
    *,
    paths: tuple[str, ...] = (),
    accept: bool = True,
    baseline: Baseline | None = None,
    progress: Progress = lambda _: None,
) -> Result:
    """Lint the repository at `root`, of which `readings` are the files (see `intake`).

    `as_of` is a local date, or an instant that becomes the organization's local date. `paths` narrow
    what is reported, never what is read. `baseline` holds findings that are accepted. Without `accept`
    every finding is reported as open, whatever ignores or accepts it. Raises UsageError where the
    configuration is wrong.
    """
    examined = examine(
        root, config, plugins, as_of, readings, accept=accept, baseline=baseline, progress=progress
    )
    return narrowed(examined.result, paths)


def narrowed(result: Result, paths: tuple[str, ...]) -> Result:
    """The result with the findings below `paths` alone (none: all); the others are counted."""
    findings = within(result.findings, paths)
    return result._replace(
        findings=findings,
        accepted=within(result.accepted, paths),
        existing=within(result.existing, paths),
        counted=within(result.counted, paths),
        ignores=within(result.ignores, paths),
        elsewhere=len(result.findings) - len(findings),
    )


def examine(
    root: str,
    config: Config,
    plugins: Plugins,
    as_of: date | datetime,
    readings: list[Reading],
    *,
    accept: bool = True,
    baseline: Baseline | None = None,
    progress: Progress = lambda _: None,
) -> Examined:
    """As `run`, with everything that was found in the result."""
    rules = selected(plugins.rules, config)
    levels = severities(plugins.rules, config)
    settings = options(plugins.rules, config)
    mappings = tuple(read_mapping(m) for m in (*config.mappings, *plugins.mappings))
    ignores = _ignores(config, plugins) if accept else Ignores((), {})
    guards = [rule for _, rule in sorted(plugins.rules.items()) if rule.unsuppressible]
    unsuppressible = frozenset(rule.code for rule in guards)

    progress("indexing")
    kinds = plugins.kinds
    lifted = [lift(reading, kinds, mappings) for reading in readings]
    records = [record for part in lifted for record in part.records]
    register = Register(records, kinds, plugins.catalogues, config.external_ids)

    progress("checking")
    today = register.calendar.local_day(as_of) if isinstance(as_of, datetime) else as_of
    chosen = frozenset(rule.code for rule in rules)
    # What guards the gate runs unasked, where it has something to look at.
    unasked = [r for r in guards if r.code not in chosen and not _missing(r, register)]
    base = Pass(register, today, settings, rules=plugins.rules, selected=chosen)
    checks = _Checks(levels, plugins.rule_origin)
    taken = {fault for rule in plugins.rules.values() for fault in rule.faults}
    checks.input(readings, lifted, register, chosen | unsuppressible, taken)
    running = [*rules, *unasked]
    for rule in running:
        if rule.scope != FINDINGS:
            checks.rule(rule, base.of_rule(rule.code))
    found = tuple(Found(finding.code, finding.record_id) for finding in checks.findings)
    for rule in running:
        if rule.scope == FINDINGS:
            checks.rule(rule, base.of_rule(rule.code, found))
    checks.limits(register)

    names = RuleNames(plugins.rules)
    doubtful = (f.record_id for f in checks.findings if f.code in unsuppressible)
    waivers = Waivers(register, names, today, doubtful)
    sources: list[Source] = [waivers] if accept else []
    inline = None
    if any(reading.ignores for reading in readings):
        from isms_lint.findings.inline import Inline

        inline = Inline(readings, names)
        if accept:
            sources.append(inline)
    held = None
    if accept and baseline is not None:
        from isms_lint.findings.held import Held

        held = Held(baseline)
        sources.append(held)
    settled = settle(plugins.adjust(checks.findings), ignores, sources, unsuppressible)
    # What there is to say about the exceptions themselves.
    said: list[Finding] = []
    use = None
    if inline is not None:
        said.extend(inline.malformed(levels))
        if accept:
            judged = checks.judged(running, register, not plugins.failures)
            said.extend(inline.unused(judged, register.records, levels))
    if baseline is not None and held is not None:
        gone = held.gone(checks.judged(running, register, not plugins.failures))
        use = BaselineUse(baseline.file, len(baseline.entries), held.accepted, gone)
        said.extend(held.findings(gone, today, levels))
    allowed = [finding for finding in said if finding.code in chosen | unsuppressible]
    spoke = checks.spoke | {finding.code for finding in allowed}
    settled = settled.with_findings(settle(allowed, ignores, (), unsuppressible))
    failures = [RunError(f"plugin {f.plugin}", f.message, f.where) for f in plugins.failures]
    result = Result(
        root=root,
        as_of=today,
        timezone=str(register.calendar.timezone),
        files=len(readings),
        without_records=sum(not part.records and not part.problems for part in lifted),
        records=register.kinds_present(),
        rules=tuple(rules) + tuple(r for r in guards if r.code in spoke - chosen),
        findings=tuple(settled.findings),
        not_evaluated=tuple(sorted(checks.not_evaluated)),
        ignored=settled.ignored,
        elsewhere=0,
        errors=tuple(failures + checks.errors),
        plugins=tuple((p.name, p.version) for p in plugins.loaded),
        unknown_kinds=frozenset(kind for kind in register.kinds_present() if kind not in kinds),
        accepted=tuple(settled.accepted),
        ignores=() if inline is None else inline.listed(),
        baseline=use,
        fail_on=config.fail_on,
    )
    return Examined(result, register, tuple(waivers.complete))


class _Checks:
    """Collects what the rules say."""

    def __init__(self, levels: Severities, origin: Mapping[str, str]) -> None:
        """`origin` names the plugin each rule comes from."""
        self.findings: list[Finding] = []
        self.not_evaluated: list[Outcome] = []
        self.errors: list[RunError] = []
        self._crashed: set[str] = set()
        self._levels = levels
        self._origin = origin

    def input(
        self,
        readings: list[Reading],
        lifted: list[Lifted],
        register: Register,
        codes: frozenset[str],
        taken: set[str],
    ) -> None:
        """The engine's own findings: files, shapes and mappings. Faults in `taken` are a rule's."""
        for reading, part in zip(readings, lifted, strict=True):
            self._add(codes, (of_problem(p, reading.file, self._levels) for p in part.problems))
            self._add(codes, (of_unmapped(u, self._levels) for u in part.unmapped))
        for record in register.records:
            faults = [
                f for f in register.faults(record) if f.kind in OF_FAULT and f.kind not in taken
            ]
            self._add(codes, (of_fault(fault, self._levels) for fault in faults))

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

    def rule(self, rule: Rule, run: Pass) -> None:
        """Run one rule over its records. A crash ends this rule only, and is told."""
        missing = _missing(rule, run.register)
        if missing:
            self.not_evaluated.append(Outcome(rule.code, "", "", missing))
            return
        record: Record | None = None
        try:
            for record in _records(rule, run.register):
                for said in rule.check(record, run):
                    if isinstance(said, NotEvaluated):
                        reason = shortened(said.reason)
                        self.not_evaluated.append(
                            Outcome(rule.code, record.kind, record.id, reason)
                        )
                    else:
                        self.findings.append(of_report(said, record, rule, self._levels))
        except (Exception, SystemExit) as error:  # a rule may raise anything
            self._crashed.add(rule.code)
            self.errors.append(_crash(rule, self._origin[rule.code], record, error))

    def judged(self, running: Iterable[Rule], register: Register, all_loaded: bool) -> Judged:
        """What silence means in this run. Without all plugins, files may have had no reader."""
        from isms_lint.findings.held import Judged

        unread = {rule.code for rule in OF_PROBLEM.values() if rule.unsuppressible}
        return Judged(
            frozenset(rule.code for rule in running) - self._crashed,
            frozenset((outcome.code, outcome.record_id) for outcome in self.not_evaluated),
            lambda record: register.get(record) is not None,
            all_loaded and not unread & self.spoke,
        )


def _records(rule: Rule, register: Register) -> Iterator[Record]:
    if rule.kinds == ANY:
        yield from register.records
    else:
        yield from register.of(*sorted(rule.kinds))


def _missing(rule: Rule, register: Register) -> str:
    """Why a rule cannot judge anything in this repository; empty where it can."""
    if rule.kinds == ANY:
        return ""
    if not register.of(*rule.kinds):
        return f"no {' or '.join(sorted(rule.kinds))} records"
    for kind in sorted(rule.needs):
        if not register.of(kind):
            return f"no {kind} records"
    return ""


def _crash(rule: Rule, origin: str, record: Record | None, error: BaseException) -> RunError:
    import traceback

    # The innermost place in the rule's own file: what it called is not to blame.
    frames = traceback.extract_tb(error.__traceback__)
    code = getattr(rule.check, "__code__", None)
    file, line = (code.co_filename, code.co_firstlineno) if code else (rule.module, 1)
    line = next((f.lineno or line for f in reversed(frames) if f.filename == file), line)
    at = f" on {record.kind} {record.id} in {record.file}" if record else ""
    return RunError(
        f"rule {rule.code} of {origin}",
        f"crashed{at}: {type(error).__name__}: {error}",
        f"{file}:{line}",
    )


def _ignores(config: Config, plugins: Plugins) -> Ignores:
    rules = plugins.rules
    return Ignores(
        [
            (Globs([glob]), ignorable(words, rules, f"per_file_ignores {glob}"))
            for glob, words in config.per_file_ignores.items()
        ],
        {
            record: ignorable(words, rules, f"per_record_ignores {record}")
            for record, words in config.per_record_ignores.items()
        },
    )
