"""Is a rule a function of the records, and of nothing else?"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from random import Random

from isms_lint.engine import examine
from isms_lint.findings.result import Result
from isms_lint.plugins.manager import Plugins
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.rules.report import Misfit, NotEvaluated, Report
from isms_lint.rules.rule import Rule
from isms_lint.testing.repository import Repository

_SHUFFLES = 2


def impurities(rule: Rule, repository: Repository, result: Result) -> Iterator[str]:
    """What of `rule` depends on more than the records and the day, as sentences; `result` is that of
    the repository in a run before.
    """
    changed: set[str] = set()
    plugins = _watching(repository.plugins, rule, changed)
    repository = repository._replace(plugins=plugins)
    first = _said(rule, result)
    again = _said(rule, repository.run())
    for what in sorted(changed):
        yield f"the rule changes {what}, which others read after it"
    if changed:
        return
    if again != first:
        yield "the rule says something else when it is run again"
        return
    if _same_ids(repository):
        return
    for seed in range(_SHUFFLES):
        if _said(rule, _shuffled(repository, seed).run()) != first:
            yield "the rule says something else where files and records stand in another order"
            return


def _said(rule: Rule, result: Result) -> list[tuple[object, ...]]:
    findings = [
        (f.message, f.message_id, f.severity, f.record_id, f.location, sorted(f.related), f.about)
        for f in result.all_findings
        if f.code == rule.code
    ]
    outcomes = [tuple(outcome) for outcome in result.not_evaluated if outcome.code == rule.code]
    return sorted([*findings, *outcomes], key=repr)


def _same_ids(repository: Repository) -> bool:
    """Whether records share an id: which of them comes first then means something."""
    root, config, plugins, as_of, readings = repository
    return bool(examine(root, config, plugins, as_of, readings).register.duplicates)


def _shuffled(repository: Repository, seed: int) -> Repository:
    """Files and the records in each in another order, as if they had been read so."""
    chance = Random(seed)  # noqa: S311 (the same order each time is what is wanted)
    readings = [
        reading._replace(documents=chance.sample(reading.documents, len(reading.documents)))
        for reading in repository.readings
    ]
    if seed == 0:
        readings = [r._replace(documents=r.documents[::-1]) for r in reversed(repository.readings)]
    else:
        chance.shuffle(readings)
    return repository._replace(readings=readings)


def _watching(plugins: Plugins, rule: Rule, changed: set[str]) -> Plugins:
    """The plugins, with a rule that enters into `changed` what its check changes. Records any run
    watches.
    """

    def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated | Misfit]:
        before = repr(run.options)
        yield from rule.check(record, run)
        if repr(run.options) != before:
            changed.add("its options")

    watched = copy(plugins)
    watched.rules = {**plugins.rules, rule.code: rule._replace(check=check)}
    return watched
