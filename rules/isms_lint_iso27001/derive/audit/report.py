"""The report of an audit: the fields of its record, its text, or a file that its evidence names."""

from __future__ import annotations

import re

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import findings_of
from isms_lint_iso27001.derive.text.evidence import has_evidence
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_FILE = Pattern(r"[/\\]|\.[A-Za-z]\w{1,4}\Z")
_REPORT = Pattern(r"report|bericht|rapport|informe|relat[oó]rio|rapporto|verslag", re.IGNORECASE)
_CONCLUSION = Pattern(r"conclu|fazit|schlussfolger|gesamturteil", re.IGNORECASE)
_FINDINGS = Pattern(
    r"finding|non-?conform|feststellung|abweichung|constat|non[- ]conformit|hallazgo|no conformidad",
    re.IGNORECASE,
)


def has_results(audit: Record, run: Pass) -> bool:
    """Whether the record holds any result: a text, evidence, results, a conclusion, findings, or
    `findings: []`, which says that there were none.
    """
    given = any(
        not is_blank_answer(audit.get(field)) for field in ("text", "results", "conclusion")
    )
    found = audit.get("findings") is not None or bool(findings_of(audit, run))
    return given or found or has_evidence(audit.get("evidence"))


def has_report(audit: Record, run: Pass) -> bool:
    """Whether there is a report: a text, a conclusion, or a file or address in the evidence."""
    given = any(not is_blank_answer(audit.get(field)) for field in ("text", "conclusion"))
    return given or lies_elsewhere(audit, run)


def lies_elsewhere(audit: Record, run: Pass) -> bool:
    """Whether the evidence names a file, an address or a place where the report may be.

    The bare id of an item of evidence is a sample, unless its record speaks of a report.
    """
    evidence = audit.get("evidence")
    return any(
        _is_place(item, run) for item in (evidence if isinstance(evidence, list) else [evidence])
    )


def tells_conclusion(audit: Record) -> bool:
    """Whether the text speaks of a conclusion; whether it is one is not judged."""
    return bool(_CONCLUSION.search(audit.text("text")))


def tells_findings(audit: Record) -> bool:
    """Whether the text or the conclusion speaks of findings, be it that there were none."""
    conclusion = audit.get("conclusion")
    parts = conclusion.values() if isinstance(conclusion, dict) else [conclusion]
    said = [audit.text("text"), *(part for part in parts if isinstance(part, str))]
    return any(_FINDINGS.search(text) for text in said)


def _is_place(item: object, run: Pass) -> bool:
    if isinstance(item, dict):
        return has_evidence(item)
    if not isinstance(item, str) or is_blank_answer(item):
        return False
    if _FILE.search(item.strip()) or _REPORT.search(item):
        return True
    record = run.register.find(item.strip(), "evidence", "document")
    words = (record.text("title"), record.text("uri")) if record is not None else ()
    return any(_REPORT.search(text) for text in words)
