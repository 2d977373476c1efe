"""Findings by clause: the numbers of `check`, drawn together where there are many clauses."""

from __future__ import annotations

from papers_kit import ALDER, examine

from isms_lint.findings.counts import counted
from isms_lint.findings.finding import Finding
from isms_lint_iso27001.papers.by_clause import by_clause
from isms_lint_iso27001.papers.pictures.findings_by_clause import findings_by_clause

MSSP = ALDER.parent / "foreign-records" / "mssp"


def findings() -> tuple[Finding, ...]:
    return examine(MSSP, "2025-03-20").result.findings


def totals(some: list[Finding]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in by_clause(some):
        found[row["clause"]] = found.get(row["clause"], 0) + row["count"]
    return found


def test_few_clauses_have_the_numbers_of_check() -> None:
    some = [one for one in findings() if one.code.startswith(("CAR", "RSK"))]
    assert totals(some) == counted(some, "clause")
    assert list(totals(some)) == list(counted(some, "clause"))


def test_many_clauses_are_drawn_together_and_each_finding_counts_once_there() -> None:
    found = totals(list(findings()))
    assert list(found)[:3] == ["4.1", "5.3", "6.1"]
    assert list(found)[-2:] == ["ISO 19011:2018", "ISO/IEC 17021-1:2015"]
    ninth = [one for one in findings() if any(c.startswith("9.2") for c in one.clauses)]
    assert found["9.2"] == len(ninth)


def test_very_many_clauses_are_those_of_one_number() -> None:
    one = findings()[0]
    some = [one._replace(clauses=(f"{a}.{b}.1 c",)) for a in range(4, 9) for b in range(1, 6)]
    some.append(one._replace(clauses=("A.5.1", "A.8.2")))
    assert totals(some) == {"4": 5, "5": 5, "6": 5, "7": 5, "8": 5, "A": 1}


def test_the_picture_stacks_severities_from_grave_to_mild() -> None:
    words = {name: name.upper() for name in ("count", "severity", "error", "warning", "info")}
    drawn = findings_by_clause(by_clause(findings()), words)
    colours = drawn["encoding"]["color"]["scale"]["domain"]
    assert colours == ["ERROR", "WARNING", "INFO"]
    rows = drawn["data"]["values"]
    assert sum(row["count"] for row in rows) == sum(totals(list(findings())).values())
