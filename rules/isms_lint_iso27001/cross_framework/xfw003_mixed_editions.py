"""XFW003: an audit's criteria are of one edition, the one its ids are read in."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.criteria import criteria_of, unknown_programme
from isms_lint_iso27001.derive.audit.named_standards import named_standards
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


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
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
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
        Criteria without a year, and national editions, which have years of their own. Criteria that
        say in words what they are used for. Audits tagged with an edition of ISO/IEC 27001 that
        their criteria name. Cancelled audits. That ISO 19011:2018 has been replaced.
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
    if audit.text("status") == "cancelled":
        return
    criteria, at = criteria_of(audit, run)
    unknown = unknown_programme(audit, run) if not criteria else None
    if unknown is not None:
        yield unknown
        return
    years: dict[str, dict[str, str]] = {}
    for text in criteria:
        for standard in named_standards(text):
            if standard.year:
                years.setdefault(standard.number, {})[standard.year] = text
    edition = run.register.edition(audit)
    own = years.get("27001", {})
    if audit.text("edition") in own:
        del years["27001"]  # the audit itself says by which it was done
    path = ("criteria",) if at is audit else ("programme",)
    related = () if at is audit else (Related(at, ("criteria",), "its criteria stand here"),)
    for number, found in years.items():
        if len(found) > 1:
            yield Report(
                "two",
                path,
                related=related,
                standard="ISO/IEC 27001" if number == "27001" else f"ISO {number}",
                editions=list_of(sorted(found)),
            )
            return
    if own and edition not in own:
        yield Report(
            "other", path, related=related, criterion=quote(*own.values()), edition=edition
        )
