"""Findings as diagnostics.

Only what is open is shown: what a waiver, a comment or the baseline accepts has been decided, and what
could not be evaluated is for the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from isms_lint.config.selection import expand
from isms_lint.findings import finding as findings
from isms_lint.lsp.positions import Text
from isms_lint.lsp.session import LastRun, Session
from isms_lint.reporters.escape import plain
from isms_lint.reporters.sentence import sentence
from isms_lint.rules.basis import Severity

SOURCE = "isms-lint"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
_WORD = re.compile(r"[^\s,:\[\]{}]*")


def diagnostics(
    session: Session, judged: LastRun, uri_of: Callable[[str], str]
) -> dict[str, list[Diagnostic]]:
    """The diagnostics of each file that has any. `uri_of` gives the address of a file of the root."""

    def text_of(file: str) -> Text:
        return session.text(file, judged.text(file))

    def place(location: findings.Location) -> Location:
        return Location(uri_of(location.file), text_of(location.file).range_of(location))

    urls = house_links(judged)
    found: dict[str, list[Diagnostic]] = {}
    for finding in judged.result.findings:
        if finding.location.cell:
            continue  # an editor shows no cells
        related = [
            DiagnosticRelatedInformation(place(other.location), plain(other.message))
            for other in finding.related
            if not other.location.cell
        ]
        url = urls.get(finding.code)
        found.setdefault(finding.location.file, []).append(
            Diagnostic(
                range=_visible(text_of(finding.location.file), finding.location),
                message=sentence(finding),
                severity=_SEVERITIES[finding.severity],
                code=finding.code,
                code_description=None if url is None else CodeDescription(url),
                source=SOURCE,
                related_information=related or None,
            )
        )
    return found


def house_links(judged: LastRun) -> dict[str, str]:
    """The addresses that the organization gives for rules, by code."""
    config = judged.config
    return {
        code: words["url"]
        for word, words in config.explanations.items()
        if "url" in words
        for code in expand([word], judged.resolved.rules, config.setting("explanations"))
    }


def _visible(text: Text, location: findings.Location) -> Range:
    """The range of a finding; a whole record is shown by its first word, not by one character."""
    start, end = text.offsets(location)
    if end <= start + 1:
        word = _WORD.match(text.text, start)
        end = max(end, word.end() if word else end)
    return text.range(start, end)


def failure(message: str, line: int, column: int) -> Diagnostic:
    """What ended a run, at the place that is to blame; line and column count from 1."""
    start = Position(max(line - 1, 0), max(column - 1, 0))
    end = Position(start.line, start.character + 1)
    return Diagnostic(
        Range(start, end), plain(message), severity=DiagnosticSeverity.Error, source=SOURCE
    )
