"""One run: from the documents of a repository to findings.

    files → read (`intake`) → lift → register → check → locate → settle → Result

Each step takes what the one before returned; nothing flows back. What stays from run to run is given by
who wants it to (`standing`, `rerun`), and filled on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from typing import TYPE_CHECKING

from isms_lint.adopted import Adopted, adopt
from isms_lint.ahead import Ahead
from isms_lint.checks import Checks
from isms_lint.config.config import Config
from isms_lint.config.overrides import Overrides
from isms_lint.config.resolve import Resolved
from isms_lint.config.selection import ignorable
from isms_lint.declared.files import split
from isms_lint.documents.document import ReaderFailure, Reading
from isms_lint.exceptions import Exceptions
from isms_lint.files.globs import Globs
from isms_lint.findings.result import Result, RunError
from isms_lint.findings.settle import Exclusions, settle, within
from isms_lint.findings.waivers import Waivers
from isms_lint.lifting.lift import Lifted
from isms_lint.plugins.discovery import ENGINE
from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.refused import Failure
from isms_lint.records.look import Looked
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.rule_run import Said, missing, run_rule
from isms_lint.rulebook import Rulebook, read_rulebook, resolve_rules
from isms_lint.rules.gate import OF_THE_RUN
from isms_lint.rules.naming import RuleNames
from isms_lint.rules.pass_ import Found, Pass
from isms_lint.rules.rule import FINDINGS, Rule
from isms_lint.side_by_side import processes_for, run_side_by_side
from isms_lint.stopwatch import LIFT, RULE, VALIDATE, Stopwatch
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.findings.baseline import Baseline
    from isms_lint.rerun import Rerun
    from isms_lint.standing import Standing

Progress = Callable[[str], None]


class Examined(NamedTuple):
    """A run's result, and what a comparison of two runs needs beside it.

    `book` are the rules it has itself, whichever judged it; `resolved` is what the configuration made
    of those that did. `facts` is the run as no rule in particular sees it, with what the rules found;
    `latest` is the same with all periods read as their last days, for who asks what has passed.
    """

    result: Result
    book: Rulebook
    resolved: Resolved
    register: Register
    waivers: Waivers
    readings: list[Reading]
    facts: Pass
    latest: Pass


def run(
    root: str,
    config: Config,
    plugins: Plugins,
    as_of: date | datetime,
    readings: list[Reading],
    *,
    accept: bool = True,
    baseline: Baseline | None = None,
    progress: Progress = lambda _: None,
) -> Result:
    """Lint the repository at `root`, of which `readings` are the files (see `intake`).

    `as_of` is a local date, or an instant that becomes the organization's local date. `baseline` holds
    findings that are accepted. Without `accept` every finding is reported as open, whatever ignores or
    accepts it. Raises UsageError where the configuration is wrong.
    """
    examined = examine(
        root, config, plugins, as_of, readings, accept=accept, baseline=baseline, progress=progress
    )
    return examined.result


def narrowed(result: Result, paths: tuple[str, ...]) -> Result:
    """The result with the findings below `paths` alone (none: all); open ones elsewhere are counted.

    What is wrong with the run as a whole stays.
    """
    findings = tuple(
        finding
        for finding in result.findings
        if finding.code in OF_THE_RUN or within((finding,), paths)
    )
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
    own: Rulebook | None = None,
    judged_by: Rulebook | None = None,
    jobs: int = 1,
    standing: Standing | None = None,
    ahead: Ahead | None = None,
    rerun: Rerun | None = None,
    watch: Stopwatch | None = None,
    progress: Progress = lambda _: None,
) -> Examined:
    """As `run`, with what it was found by. `own` are its rules where they are read already, and
    `judged_by` are other rules than its own. Where there are many records, the rules run in as many as
    `jobs` processes: what they find is the same. So it is with `standing`, which holds what the last
    run over this repository, as it was then, left in memory. `ahead` is what was lifted before all was
    read. `rerun` is what the last run left on disk, and takes what this one leaves. `watch` is told
    which stage begins.
    """
    kinds = plugins.kinds
    rule_files, record_files = split(readings, config.rules)
    own = own or read_rulebook(plugins, rule_files, kinds)
    book = judged_by or own
    judging = config if accept else config._replace(ignore=())
    resolved = resolve_rules(judging, book, plugins, kinds)
    known, rules, levels, settings, overrides = resolved
    exclusions = _exclusions(config, known, overrides) if accept else Exclusions((), {})
    guards = [rule for _, rule in sorted(known.items()) if rule.unsuppressible]
    unsuppressible = frozenset(rule.code for rule in guards)

    progress("indexing")

    def stage(name: str, code: str = "") -> AbstractContextManager[None]:
        return nullcontext() if watch is None else watch.stage(name, code)

    def adopting() -> Adopted:
        with stage(LIFT):
            return adopt(record_files, config, root, plugins.mappings, kinds, ahead)

    def indexed(
        records: list[Record],
        looked: Mapping[Record, Looked] | None = None,
        sound: Container[Record] = (),
        *,
        last_days: bool = False,
    ) -> Register:
        with stage(VALIDATE):
            return Register(
                records,
                kinds,
                plugins.catalogues,
                config.external_ids,
                last_days=last_days,
                looked=looked,
                sound=sound,
            )

    if standing is None:
        adopted = adopting()
        register = indexed(adopted.records, adopted.looked, adopted.sound)
    else:
        by = (judging, id(plugins), *rule_files)
        adopted, register, stands = standing.take_in(record_files, by, adopting, indexed)
        standing = standing if stands else None  # the run is made without
    records, lifted = adopted.records, adopted.lifted
    # Files whose problems are told beside those of records.
    others = [*rule_files, adopted.configuration]

    progress("checking")
    today = register.calendar.local_day(as_of) if isinstance(as_of, datetime) else as_of
    if rerun is not None and not rerun.takes_in(record_files, rule_files, adopted, register, today):
        rerun = None
    chosen = frozenset(rule.code for rule in rules)
    # What guards the gate runs unasked, where it has something to look at.
    unasked = [r for r in guards if r.code not in chosen and not missing(r, register)]
    theirs = _of_others(book, plugins)
    taken = {fault for rule in known.values() for fault in rule.faults}
    unlifted = [Lifted([], reading.problems, [], {}) for reading in others]
    running = [rule for rule in (*rules, *unasked) if rule.code not in book.broken]
    # What comes with isms-lint first: nothing that others do to records changes what it finds.
    running.sort(key=lambda rule: (rule.code in theirs, rule.code in book.declared))

    known_before = rerun if standing is None else standing
    noting = watch if known_before is None else known_before.tracer

    def seen(register: Register) -> Pass:
        """The run as no rule in particular sees it."""
        return Pass(
            register,
            today,
            settings,
            rules=known,
            selected=chosen,
            derivations=plugins.derivations,
            facts=None if standing is None else standing.facts,
            tracer=noting,
        )

    def checked(base: Pass) -> Checks:
        """What the rules say of all records."""
        register = base.register
        checks = Checks(levels, book.origin, theirs)
        checks.input(
            [*record_files, *others],
            [*lifted, *unlifted],
            register,
            chosen | unsuppressible,
            taken,
            adopted.idle,
        )
        checks.unable(chosen & book.broken)
        first = [rule for rule in running if rule.scope != FINDINGS]
        # Others' rules run here, one by one: they are shown to leave the records alone. So do those of
        # rule files: what they say leads to records.
        shared = [r for r in first if r.code not in theirs and r.code not in book.declared]

        def run(
            rule: Rule, records: Iterable[Record] | None = None, said: Said | None = None
        ) -> Said:
            view = base.of_rule(rule.code)
            options = overrides.options_of(rule, view.options)
            with stage(RULE, rule.code):
                return run_rule(rule, view, book.origin[rule.code], levels, options, records, said)

        processes = processes_for(len(register.records), jobs)
        if standing is not None:
            standing.settle(base)
            told = standing.run(shared, run, register)
        elif rerun is not None:
            told = rerun.run(shared, run, register, processes)
        else:
            told = run_side_by_side(shared, run, register, processes)
        for rule, said in zip(shared, told, strict=True):  # in one order, whoever ran them
            checks.take(rule, said)
        for rule in first[len(shared) :]:
            view = base.of_rule(rule.code)
            with stage(RULE, rule.code):
                checks.rule(rule, view, overrides.options_of(rule, view.options))
        checks.of_rule_files(own.mistakes)
        found = tuple(Found(finding.code, finding.record_id) for finding in checks.findings)
        standing_facts = frozenset(() if standing is None else standing.facts)
        for rule in running:
            if rule.scope == FINDINGS:
                view = base.of_rule(rule.code, found)
                with stage(RULE, rule.code):
                    checks.rule(rule, view, overrides.options_of(rule, view.options))
        if standing is not None:
            standing.ended(standing_facts)
        return checks

    facts = latest = seen(register)
    checks = checked(facts)
    if register.periods:
        again = indexed(records, adopted.looked, last_days=True)
        latest = seen(again)
        checks = checked(latest).agreeing(checks, register.periods)
    found = tuple(Found(finding.code, finding.record_id) for finding in checks.findings)
    facts, latest = (one.of_rule("", found) for one in (facts, latest))
    checks.limits(register)

    names = RuleNames(known)
    doubtful = (f.record_id for f in checks.findings if f.code in unsuppressible)
    waivers = Waivers(register, names, today, doubtful)
    exceptions = Exceptions(register, readings, names, waivers, baseline, accept=accept)
    adjusted, failing = plugins.adjust(overrides.weighed(checks.findings))
    settled = settle(adjusted, exclusions, exceptions.acceptors, unsuppressible)
    failed = _told(plugins.failures, _readers_failing(readings), failing)
    judged = checks.judged(running, not failed)
    use = exceptions.baseline(judged)
    said = overrides.weighed(
        [
            finding
            for finding in exceptions.findings(judged, use, today, levels)
            if finding.code in chosen | unsuppressible
        ]
    )
    settled = settled.with_findings(settle(said, exclusions, (), unsuppressible))
    spoke = checks.spoke | {finding.code for finding in said}
    result = Result(
        root=root,
        as_of=today,
        timezone=str(register.calendar.timezone),
        files=len(record_files),
        without_records=sum(not part.records and not part.problems for part in lifted),
        records=register.kinds_present(),
        rules=tuple(rules) + tuple(r for r in guards if r.code in spoke - chosen),
        findings=tuple(settled.findings),
        not_evaluated=tuple(sorted(checks.not_evaluated)),
        ignored=settled.ignored,
        elsewhere=0,
        errors=(*failed, *checks.errors),
        plugins=tuple((p.name, p.version) for p in plugins.loaded),
        unknown_kinds=frozenset(kind for kind in register.kinds_present() if kind not in kinds),
        accepted=tuple(settled.accepted),
        ignores=exceptions.comments(),
        baseline=use,
        fail_on=config.fail_on,
        templates=tuple(
            reading.file
            for reading, part in zip(record_files, lifted, strict=True)
            if part.templates
        ),
    )
    return Examined(result, own, resolved, register, waivers, readings, facts, latest)


def _of_others(book: Rulebook, plugins: Plugins) -> frozenset[str]:
    """The codes of the rules that plugins bring which do not come with isms-lint."""
    own = {ENGINE, *(plugin.name for plugin in plugins.loaded if plugin.is_own)}
    return frozenset(
        code
        for code, plugin in book.origin.items()
        if plugin not in own and code not in book.declared
    )


def _readers_failing(readings: list[Reading]) -> list[ReaderFailure]:
    """The readers that failed on some file."""
    problems = (problem for reading in readings for problem in reading.problems)
    return [problem.failure for problem in problems if problem.failure is not None]


def _told(*failures: Iterable[Failure | ReaderFailure]) -> list[RunError]:
    """Failures of plugins as the report has them, each once."""
    errors = (RunError(f"plugin {f.plugin}", f.message, f.where) for some in failures for f in some)
    return list(dict.fromkeys(errors))


def _exclusions(config: Config, rules: Mapping[str, Rule], overrides: Overrides) -> Exclusions:
    return Exclusions(
        [
            (Globs([glob]), ignorable(words, rules, config.setting("per_file_ignores", glob)))
            for glob, words in config.per_file_ignores.items()
        ],
        {
            record: ignorable(words, rules, config.setting("per_record_ignores", record))
            for record, words in config.per_record_ignores.items()
        },
        overrides.ignored if overrides.entries else None,
    )
