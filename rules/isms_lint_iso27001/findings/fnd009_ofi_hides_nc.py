"""FND009: an opportunity for improvement is not a nonconformity in disguise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.quote import quote

_MOST = 5_000
_DONE = (
    r"(?:done|made|held|performed|conducted|carried out|recorded|kept|documented|reviewed|approved"
    r"|tested|completed|implemented|available|evidenced|signed)"
)
_NOT_MET = re.compile(
    rf"\bno [\w' -]{{1,40}}? (?:was|were|has been|have been|had been) {_DONE}\b"
    rf"|\b(?:was|were|has|have|had) (?:not|never) (?:been )?{_DONE}\b"
    r"|\b(?:does|do|did) not (?:meet|comply|fulfil|fulfill|conform|satisfy)\b"
    r"|\b(?:is|was|were|are) not (?:met|fulfilled|complied with)\b"
    r"|\bviolat(?:es|ed|ion)\b|\bin breach of\b|\b(?:fails|failed) to\b|\bcontrary to\b",
    re.IGNORECASE,
)


@rule(
    code="FND009",
    name="ofi-hides-nc",
    kinds={"opportunity-for-improvement"},
    scope=RECORD,
    clauses=(
        "9.2.2",
        "10.2",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "hides": (
            "the words {words} read like a requirement that was not met: is this a nonconformity?"
        )
    },
    related=(
        "FND001",
        "FND008",
    ),
)
def check(ofi: Record, _run: Pass) -> Iterator[Report]:
    """An opportunity for improvement is not a nonconformity in disguise.

    What it checks
        Whether the statement of an opportunity for improvement says that something required was not
        done, not kept or not met.
    Why it matters
        An improvement can be declined, a nonconformity cannot. Auditors who grade down are asked
        about it.
    How to fix
        If a requirement was not met, raise a nonconformity. If not, say what could be better.
    Not reported
        The rule reads English words only, and asks; it does not decide.
    Bad
        kind: opportunity-for-improvement
        id: OFI-1
        statement: No access review was done in 2025.
    Good
        kind: opportunity-for-improvement
        id: OFI-1
        statement: Access reviews could be started by the tool instead of by mail.
    """
    text = " ".join(
        part for part in (ofi.text("title"), ofi.text("statement"), ofi.text("text")) if part
    )
    match = _NOT_MET.search(text[:_MOST])
    if match is not None:
        yield Report("hides", ("statement",), words=quote(match.group()))
