"""XFW003: an audit's criteria are of one edition, the one its ids are read in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_criteria import criteria_of
from isms_lint_iso27001.derive.quote import quote
from isms_lint_iso27001.derive.words import list_of

_WHOLE = re.compile(
    r"\s*(?:[A-Z]+/)?ISO(?:/IEC)?\s*(\d{4,5})(?:-\d+)?\s*:\s*(\d{4})\s*\Z", re.IGNORECASE
)


@rule(
    code="XFW003",
    name="mixed-editions",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 a",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "two": (
            "the criteria name {standard} in the editions {editions}: by which one"
            " it was audited cannot be told"
        ),
        "other": (
            "the criteria name {criterion}, and the ids of this audit are read in"
            " the edition of {edition}"
        ),
    },
    related=(
        "AUD002",
        "XFW004",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """An audit's criteria are of one edition, the one its ids are read in.

    What it checks
        Whether the criteria of an audit (its own, else its programme's) name one standard in two
        editions, or ISO/IEC 27001 in another edition than the one in which the audit's clauses and
        controls are read.
    Why it matters
        A result is a result against criteria. Where they are two, nobody can say what the audit
        showed; and 9.3 c) of one edition is something else in the other.
    How to fix
        Name the edition that was audited by, and tag the audit with it: `edition: "2013"`. In a
        transition audit say in each criterion what it was used for.
    Not reported
        Criteria without a year. Criteria that say in words what they are used for. Audits tagged
        with the edition they name.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        criteria: ["ISO 19011:2018", "ISO/IEC 27001:2013"]
    Good
        kind: audit
        id: AUD-1
        status: reported
        edition: "2013"
        criteria: ["ISO 19011:2018", "ISO/IEC 27001:2013"]
    """
    criteria, at = criteria_of(audit, run)
    years: dict[str, dict[str, str]] = {}
    for text in criteria:
        match = _WHOLE.match(text)
        if match is not None:
            years.setdefault(match[1], {})[match[2]] = text
    path = ("criteria",) if at is audit else ("programme",)
    for standard, found in years.items():
        if len(found) > 1:
            yield Report("two", path, standard=f"ISO {standard}", editions=list_of(sorted(found)))
            return
    edition = run.register.edition(audit)
    named = years.get("27001", {})
    if named and edition not in named:
        yield Report("other", path, criterion=quote(*named.values()), edition=edition)
