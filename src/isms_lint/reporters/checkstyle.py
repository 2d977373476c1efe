"""Checkstyle's XML, which Jenkins (Warnings Next Generation), reviewdog and many others read.

Its shape is that of Checkstyle's own `XMLLogger`: files with errors, each with line, column, severity,
message and source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.escape import plain
from isms_lint.reporters.sentence import counted_severity, sentence
from isms_lint.reporters.summary import errors
from isms_lint.reporters.xml import DECLARATION, begun, ended, whole

_FORMAT_VERSION = "4.3"
"""The version of Checkstyle whose form this is; readers ask for one."""


def report(result: Result, style: Style) -> Iterator[str]:
    """Findings by file. What failed in the run itself stands under the file `.`, as an error.

    What does not count is of severity `info`, and its message begins with the reason.
    """
    yield DECLARATION
    root = Element("checkstyle", version=_FORMAT_VERSION)
    failed, found = errors(result), result.all_findings
    if not failed and not found:
        yield f"{whole(root, 0)}\n"
        return
    yield begun(root, 0)
    if failed:
        yield from _file(".", map(_failure, failed))
    for file, findings in groupby(found, key=lambda finding: finding.location.file):
        yield from _file(plain(style.lead + file), map(_attributes, findings))
    yield f"{ended('checkstyle', 0)}\n"


def _file(name: str, faults: Iterable[dict[str, str]]) -> Iterator[str]:
    file = Element("file", name=name)
    yield begun(file, 1)
    for attributes in faults:
        yield whole(Element("error", attributes), 2)
    yield ended("file", 1)


def _failure(line: str) -> dict[str, str]:
    return {"line": "1", "severity": "error", "message": line, "source": "isms-lint"}


def _attributes(finding: Finding) -> dict[str, str]:
    return {
        "line": str(finding.location.line),
        "column": str(finding.location.column),
        "severity": str(counted_severity(finding)),
        "message": sentence(finding),
        "source": plain(f"isms-lint.{finding.code}"),
    }
