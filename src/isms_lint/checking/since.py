"""What is new against a revision."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

from isms_lint.checking.base import Base, read_base
from isms_lint.checking.root import relative_to
from isms_lint.checking.side import Side
from isms_lint.config.errors import UsageError
from isms_lint.config.find import NAME
from isms_lint.config.places import places_in
from isms_lint.declared.files import split
from isms_lint.documents.document import START
from isms_lint.engine import Examined, examine
from isms_lint.files.git import RevisionError
from isms_lint.files.nested import refuse_another
from isms_lint.files.revision import merge_base
from isms_lint.findings.baseline import Baseline, loosenings
from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result, RulesOf, RunError
from isms_lint.plugins.manager import Plugins
from isms_lint.rulebook import read_rulebook, resolve_rules
from isms_lint.rules.declared import MISFIT
from isms_lint.since.compare import Compared, compare, files_of
from isms_lint.since.configuration import edited, loosened, with_rules_of
from isms_lint.since.declared import changed_rules
from isms_lint.since.exceptions import commented, extended, kept_entries, rewritten
from isms_lint.since.loosenings import (
    of_baseline,
    of_comments,
    of_rewritten,
    of_rules,
    of_settings,
    of_waivers,
)
from isms_lint.since.overrides import overridden

if TYPE_CHECKING:
    from isms_lint.checking.request import Request
    from isms_lint.engine import Progress


def run_since(
    change: Side,
    plugins: Plugins,
    as_of: date | datetime,
    request: Request,
    progress: Progress,
) -> Result:
    """What is new in `change` against where its branch left the revision that is asked for.

    Raises UsageError where that cannot be read.
    """
    revision = request.since or "HEAD"
    rules_of = RulesOf(request.config_from or RulesOf.BASE)
    try:
        refuse_another(change.root, os.getcwd())
        parting = merge_base(change.root, revision)
        base = read_base(parting.commit, change, rules_of, plugins, request)
    except RevisionError as error:
        raise UsageError(f"--since {revision}: {error.message}") from error
    judging, held = change, change.baseline
    if rules_of is RulesOf.BASE and parting.commit:
        judging = base.side
        held = kept_entries(base.side.baseline, change.baseline)
    rule_files, _ = split(judging.readings, judging.config.rules)
    book = read_rulebook(plugins, rule_files, plugins.kinds)

    def examined(side: Side, day: date | datetime, baseline: Baseline | None) -> Examined:
        return examine(
            side.root,
            with_rules_of(side.config, judging.config),
            plugins,
            day,
            side.readings,
            accept=request.ignores,
            baseline=baseline,
            own=book if side is judging else None,
            judged_by=book,
            ahead=side.ahead,
            progress=progress,
        )

    after = examined(change, as_of, held)
    # Both are judged as of one day, whatever timezone each of them declares.
    before = examined(base.side, after.result.as_of, base.side.baseline)
    lower: list[Finding] = []
    if parting.commit:
        lower = _lowered(base, change, before, after, plugins)
        changed = frozenset(
            c.code for c in changed_rules(before.book.declared, after.book.declared)
        )
        if rules_of is RulesOf.BASE:
            lower += _unfit(change, changed & after.book.declared.keys(), after, plugins)
        else:
            before = _without_unfit(before, changed)
    compared = Compared(
        revision,
        parting.commit,
        "; ".join(filter(None, (parting.blind, base.blind))),
        rules_of,
        request.diff_only,
        base.files,
    )
    result = compare(before, after, lower, compared)
    return result._replace(errors=(*result.errors, *_errors_of(before, after, parting.commit)))


def _unfit(change: Side, codes: frozenset[str], after: Examined, plugins: Plugins) -> list[Finding]:
    """Where rules that the change brings or rewrites do not fit its records: they do not judge yet, and
    whoever merges them has to know.
    """
    if not codes:
        return []
    config = change.config._replace(select=tuple(codes), extend_select=(), ignore=())
    day = after.result.as_of
    again = examine(change.root, config, plugins, day, change.readings, own=after.book)
    found = again.result.findings
    known = {finding.fingerprint for finding in after.result.findings}
    return [f for f in _of_rules(found, codes) if f.fingerprint not in known]


def _without_unfit(before: Examined, codes: frozenset[str]) -> Examined:
    """What was found before, but for rules that do not fit and that the change brings or rewrites."""
    mine = {id(finding) for finding in _of_rules(before.result.findings, codes)}
    kept = tuple(finding for finding in before.result.findings if id(finding) not in mine)
    return before._replace(result=before.result._replace(findings=kept))


def _of_rules(findings: Iterable[Finding], codes: frozenset[str]) -> list[Finding]:
    """What is said of rule files that do not fit the records."""
    return [f for f in findings if f.code == MISFIT.code and f.record_id in codes]


def _lowered(
    base: Base, change: Side, before: Examined, after: Examined, plugins: Plugins
) -> list[Finding]:
    """How the change lowers the bar."""
    path = change.file or os.path.join(change.root, NAME)  # one that is gone had the usual name
    place = places_in(path, relative_to(change.root, path) or path.replace(os.sep, "/"))
    files = files_of(before, after)
    was, now, kinds = base.side.config, change.config, plugins.kinds
    # Whoever takes out a rule shall not leave a configuration behind that still names it.
    with _blaming_gone(before, after):
        resolve_rules(now, after.book, plugins, kinds)
    rules = {**before.book.rules, **after.book.rules}
    settings = [*loosened(was, now, rules, files.both)]
    settings += overridden(was, now, rules, kinds, files.both)
    settings += edited(base.side.settings, change.settings, settings)
    lower = of_settings(settings, place)
    lower += of_rules(changed_rules(before.book.declared, after.book.declared), place)
    lower += of_waivers(extended(before.waivers, after.waivers, after.result.as_of))
    lower += of_rewritten(rewritten(before.waivers, after.waivers, after.result.as_of))
    if change.baseline is not None:
        older = base.side.baseline or change.baseline.emptied()
        more = loosenings(older, change.baseline)
        lower += of_baseline(more, change.baseline.location(START))
    return lower + of_comments(commented(before.result.accepted, after.result.accepted, files))


@contextmanager
def _blaming_gone(before: Examined, after: Examined) -> Iterator[None]:
    """Where the configuration no longer fits, say which rules are gone: they may be what it names."""
    try:
        yield
    except UsageError as error:
        gone = sorted(before.book.declared.keys() - after.book.declared.keys())
        if not gone:
            raise
        said = f"{error.message.rstrip('?')}. The change takes out the rules {', '.join(gone)}"
        raise UsageError(said, error.where) from error


def _errors_of(before: Examined, after: Examined, commit: str) -> list[RunError]:
    """What failed only on the side compared with: its findings would look new."""
    here = {(error.source, error.where) for error in after.result.errors}
    return [
        error._replace(source=f"{error.source} at {commit[:7]}")
        for error in before.result.errors
        if (error.source, error.where) not in here
    ]
