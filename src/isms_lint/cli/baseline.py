"""`isms-lint baseline`: write down what is found today, so that only what is new counts."""

from __future__ import annotations

import argparse
import os
import re
import sys
from contextlib import redirect_stdout
from datetime import date

from isms_lint.checking.as_of import read_as_of
from isms_lint.checking.baseline_file import baseline_path
from isms_lint.checking.request import Request, words
from isms_lint.checking.side import read_side
from isms_lint.checking.start import start
from isms_lint.cli.output import say, write
from isms_lint.config.baseline import check_caps
from isms_lint.config.baseline_text import written
from isms_lint.config.errors import UsageError
from isms_lint.config.settings import from_here
from isms_lint.documents.positions import Span
from isms_lint.engine import examine, narrowed
from isms_lint.files.leading_out import leads_out
from isms_lint.files.replace import replace
from isms_lint.findings.adopt import Adoption, adoption, renewed
from isms_lint.findings.baseline import Baseline, Cap, named
from isms_lint.plugins.required import load_requested
from isms_lint.reporters.escape import plain
from isms_lint.reporters.summary import errors

_CAP = re.compile(r"(\d{4}-\d{2}-\d{2})=(\d{1,9})\Z", re.ASCII)
_NOWHERE = Span(0, 0, 0, 0)


def _refuse_link(path: str) -> None:
    """Raise UsageError where a link leads `path` out of the repository."""
    if leads_out(path):
        raise UsageError("a link leads it out of the repository", from_here(path))


def baseline(arguments: argparse.Namespace) -> int:
    """Lint, write the baseline, say what changed in it.

    Raises UsageError where there is one already and it would grow without `--grow`.
    """
    request = _request(arguments)
    started = start(request)
    as_of = read_as_of(arguments.as_of)
    if arguments.output is not None:
        _refuse_link(os.path.abspath(arguments.output))
    with redirect_stdout(sys.stderr):
        plugins = load_requested(request.plugins, request.require_plugins)
        side = read_side(started, plugins, new_baseline=True)
    path = baseline_path(side.root, side.config, arguments.output)
    _refuse_link(path)
    shown = from_here(path)
    there = side.baseline
    if there is None and arguments.prune:
        raise UsageError(f"there is no baseline {shown} to prune")
    before = there or Baseline(shown, {}, ())
    caps = _with_caps(before.caps, [_cap(text) for text in arguments.cap or ()], shown)
    with redirect_stdout(sys.stderr):
        examined = examine(side.root, side.config, plugins, as_of, side.readings, baseline=before)
    result = narrowed(examined.result, started.paths)
    if result.errors:
        for line in errors(result):
            say(f"isms-lint: {line}")
        raise UsageError("the baseline is not written, since the run failed")
    found = adoption(examined.result, result.findings, examined.waivers)
    grow = there is None or arguments.grow
    if found.new and not grow and not arguments.prune:
        raise UsageError(
            f"{_findings(found.taken)} not in the baseline yet"
            f" ({named(found.new)}): --grow takes in what is new, --prune only takes out what is"
            " gone; nothing is written"
        )
    after = renewed(before, found, grow=grow)._replace(caps=caps)
    try:
        replace(path, written(after).encode("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot write the baseline: {error.strerror}", shown) from error
    lines = _said(shown, after, found, grow=grow)
    if result.elsewhere:
        lines.append(f"{_findings(result.elsewhere)} outside the paths given: open, as before.")
    write("".join(f"{plain(line)}\n" for line in lines))
    return 0


def _request(arguments: argparse.Namespace) -> Request:
    """What of the run is asked for; what else `check` may be asked says nothing of what is found."""
    return Request(
        paths=tuple(arguments.paths),
        root=arguments.root,
        config=arguments.config,
        profile=None if arguments.profile is None else words(arguments.profile),
        select=None if arguments.select is None else words(arguments.select),
        baseline=arguments.output,
        plugins=tuple(arguments.plugin),
        require_plugins=tuple(arguments.require_plugin),
    )


def _said(shown: str, after: Baseline, found: Adoption, *, grow: bool) -> list[str]:
    """What was written, and what stays open."""
    new = found.taken
    total = sum(entry.number for entry in after.entries.values())
    added = new if grow else 0
    removed = sum(entry.number for entry in found.gone)
    entries = f"{len(after.entries)} entr{'y' if len(after.entries) == 1 else 'ies'}"
    moved = f"{added} added, {total - added} kept, {removed} removed"
    lines = [f"{shown}: {_findings(total)} in {entries} ({moved})."]
    if after.caps:
        caps = (f"at most {cap.at_most} by {cap.by.isoformat()}" for cap in after.caps)
        lines.append(f"Caps: {', '.join(caps)}.")
    if found.left:
        codes = ", ".join(sorted({finding.code for finding in found.left}))
        lines.append(f"{_findings(len(found.left))} that no baseline holds: open ({codes}).")
    if new and not grow:
        lines.append(f"{_findings(new)} not in the baseline: open ({named(found.new)}).")
    return lines


def _with_caps(there: tuple[Cap, ...], given: list[Cap], shown: str) -> tuple[Cap, ...]:
    """The caps there are, and those given: for the same day, what is given."""
    by_day = {cap.by: cap for cap in (*there, *given)}
    caps = tuple(by_day[day] for day in sorted(by_day))
    check_caps(caps, shown)
    return caps


def _cap(text: str) -> Cap:
    match = _CAP.match(text)
    try:
        if match is not None:
            return Cap(date.fromisoformat(match[1]), int(match[2]), _NOWHERE)
    except ValueError:
        pass
    raise UsageError(f"--cap {text}: write a day and a number, as 2027-01-31=40")


def _findings(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"
