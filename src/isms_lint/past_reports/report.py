"""A JSON report, read back into the result it was written from."""

from __future__ import annotations

import re

from isms_lint.findings.finding import Status
from isms_lint.findings.gate import NEVER
from isms_lint.findings.result import BaselineUse, Comparison, Result, RulesOf, RunError
from isms_lint.past_reports.fields import (
    Malformed,
    Object,
    day,
    each,
    flag,
    inside,
    inside_or_none,
    label,
    label_or_empty,
    labels,
    number,
    text,
    text_or_empty,
    texts,
    word,
)
from isms_lint.past_reports.findings import finding, ignore, outcome
from isms_lint.rules.basis import Severity
from isms_lint.values import NamedTuple

_VERSION = re.compile(r"1\.[0-9]{1,9}\Z")
_DEFAULT_LEVEL = "error"
"""What a report fails on that does not say it, as those of schema version 1.0."""


class PastReport(NamedTuple):
    """What a run found, as its report tells it.

    `result.rules` is empty: a report has no rules. `rules` counts them, and `codes` names them; it is
    None where the report does not say (schema version 1.0). `version` is that of the isms-lint that
    wrote it.
    """

    result: Result
    version: str
    rules: int
    codes: tuple[str, ...] | None


def report(data: Object) -> PastReport:
    """The report in `data`. Raises Malformed where it is none."""
    _check_version(data)
    version, plugins = inside(data, "tool", _tool)
    counts = inside(data, "summary", _counts)
    found = each(data, "findings", finding)
    result = Result(
        root=text(data, "root"),
        as_of=day(data, "as_of"),
        timezone=label(data, "timezone"),
        files=counts.files,
        without_records=counts.without_records,
        templates=counts.templates,
        records=counts.records,
        rules=(),
        findings=tuple(f for f in found if f.status is Status.OPEN),
        not_evaluated=each(data, "not_evaluated", outcome),
        ignored=counts.ignored,
        elsewhere=counts.elsewhere,
        errors=each(data, "errors", _error),
        plugins=plugins,
        accepted=tuple(f for f in found if f.acceptance is not None),
        existing=tuple(f for f in found if f.status is Status.EXISTING),
        ignores=each(data, "ignores", ignore) if "ignores" in data else (),
        comparison=inside_or_none(data, "comparison", _comparison),
        baseline=inside_or_none(data, "baseline", _baseline),
        fail_on=_level(data),
        repository=label_or_empty(data, "repository"),
        revision=label_or_empty(data, "revision"),
    )
    codes = labels(data, "rules") if "rules" in data else None
    return PastReport(result, version, counts.rules, codes)


class _Counts(NamedTuple):
    files: int
    without_records: int
    records: dict[str, int]
    rules: int
    ignored: int
    elsewhere: int
    templates: tuple[str, ...]


def _counts(data: Object) -> _Counts:
    return _Counts(
        number(data, "files"),
        number(data, "files_without_records"),
        inside(data, "records", lambda records: {kind: number(records, kind) for kind in records}),
        number(data, "rules"),
        number(data, "ignored"),
        number(data, "elsewhere"),
        # Reports of before 0.5 do not have it.
        texts(data, "templates") if "templates" in data else (),
    )


def _check_version(data: Object) -> None:
    if "schema_version" not in data:
        raise Malformed("", "not a report that `check --format json` wrote")
    version = text(data, "schema_version")
    if not _VERSION.match(version):
        raise Malformed("schema_version", f"`{version[:20]}`; this version of isms-lint reads 1.x")
    if "repositories" in data:
        raise Malformed("", "a report of `merge`; give the reports that it was made of")


def _tool(data: Object) -> tuple[str, tuple[tuple[str, str], ...]]:
    plugins = each(
        data, "plugins", lambda plugin: (label(plugin, "name"), label(plugin, "version"))
    )
    return label(data, "version"), plugins


def _error(data: Object) -> RunError:
    return RunError(text(data, "source"), text(data, "message"), text(data, "where"))


def _comparison(data: Object) -> Comparison:
    return Comparison(
        revision=label(data, "revision"),
        base=label_or_empty(data, "base"),
        new=number(data, "new"),
        existing=number(data, "existing"),
        reworded=labels(data, "reworded"),
        gone=number(data, "gone"),
        rules_of=word(data, "rules_of", RulesOf),
        touched_only=flag(data, "touched_only"),
        blind=text_or_empty(data, "blind"),
        unjudged=number(data, "unjudged"),
        mended=labels(data, "mended"),
        removed=labels(data, "removed"),
    )


def _baseline(data: Object) -> BaselineUse:
    return BaselineUse(
        file=text(data, "file"),
        entries=number(data, "entries"),
        accepted=number(data, "accepted"),
        unmatched=number(data, "unmatched"),
        gone={},
    )


def _level(data: Object) -> str:
    level = text_or_empty(data, "fail_on") or _DEFAULT_LEVEL
    if level != NEVER and level not in list(Severity):
        raise Malformed("fail_on", "a level this version of isms-lint does not know")
    return level
