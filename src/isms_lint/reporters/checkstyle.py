"""Checkstyle's XML, which Jenkins (Warnings Next Generation), reviewdog and many others read.

Its shape is that of Checkstyle's own `XMLLogger`: files with errors, each with line, column, severity,
message and source.
"""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.escape import plain
from isms_lint.reporters.sentence import counted_severity, sentence
from isms_lint.reporters.summary import errors
from isms_lint.reporters.xml import as_text

_FORMAT_VERSION = "4.3"
"""The version of Checkstyle whose form this is; readers ask for one."""


def report(result: Result, style: Style) -> str:
    """Findings by file. What failed in the run itself stands under the file `.`, as an error.

    What does not count is of severity `info`, and its message begins with the reason.
    """
    root = Element("checkstyle", version=_FORMAT_VERSION)
    failed = errors(result)
    if failed:
        here = SubElement(root, "file", name=".")
        for line in failed:
            SubElement(here, "error", line="1", severity="error", message=line, source="isms-lint")
    by_file = groupby(result.all_findings, key=lambda finding: finding.location.file)
    for file, findings in by_file:
        element = SubElement(root, "file", name=plain(style.lead + file))
        for finding in findings:
            SubElement(element, "error", _attributes(finding))
    return as_text(root)


def _attributes(finding: Finding) -> dict[str, str]:
    return {
        "line": str(finding.location.line),
        "column": str(finding.location.column),
        "severity": str(counted_severity(finding)),
        "message": sentence(finding),
        "source": plain(f"isms-lint.{finding.code}"),
    }
