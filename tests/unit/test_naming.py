"""People and roles as texts name them, into the ids of their records."""

from __future__ import annotations

import pytest
from pages_kit import table

from isms_lint.findings.result import Result
from isms_lint.testing import lint

KNOWN = """\
kind: person
records:
  - {id: ana, name: Ana Reyes, title: Head of IT}
  - {id: bo, name: Bo Ek}
  - {id: cy-1, name: Cy Lund}
  - {id: cy-2, name: Cy Lund}
---
kind: role
records:
  - {id: ciso, name: CISO, title: Chief Information Security Officer, holders: [{person: ana}]}
"""
CONFIG = """
names: {GRC Lead: bo, "Acme Consulting Ltd.": ana, Ghost: nobody}
mappings:
  - files: "*.md"
    records:
      - table: "*"
        kind: management-review
        fields: {id: ID, approved_by: Who, participants: {from: Who, each: {fields: {person: .}}}}
"""


def named(who: str, config: str = CONFIG, known: str = KNOWN) -> list[str]:
    """What is said of the names in a cell; each stands at that cell."""
    files = {"r.md": table("ID | Who", f"M-1 | {who}"), "known.yaml": known}
    found = lint(files, config=config, select=["REF001"])
    assert found.errors == ()
    for finding in found.findings:
        at = finding.location
        assert (at.file, at.line, at.column, at.end_column) == ("r.md", 5, 9, 9 + len(who))
    return [finding.message.split("`")[1] for finding in found.findings]


@pytest.mark.parametrize(
    "who",
    [
        *(
            "ana",
            "Ana",
            "Ana Reyes",
            "ANA  REYES",
            "**Ana Reyes**",
            "[Ana Reyes](mailto:a@b.c)",
            "👩 Ana Reyes",
        ),
        *(
            "Ana Reyes (acting)",
            "Head of IT (Ana Reyes)",
            "CISO",
            "Chief Information Security Officer",
        ),
        *("GRC Lead", "grc lead", "Acme Consulting Ltd.", "—", "TBD"),
    ],
)
def test_names_that_mean_somebody(who: str) -> None:
    assert named(who) == []


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("Dan Poe", "Dan Poe"),
        ("Cy Lund", "Cy Lund"),  # two people are called so
        ("Head of IT", "Head of IT"),  # the title of a job, which others may have
        ("Ghost", "nobody"),
    ],
)
def test_names_that_mean_nobody_are_told_at_their_cell(who: str, said: str) -> None:
    assert set(named(who)) == {said}


def rows_of(who: str) -> Result:
    config = """
mappings:
  - files: "*.md"
    records:
      - table: "*"
        kind: audit
        fields: {id: ID, reported_to: {from: [Lead, Team]}}
"""
    text = table("ID | Lead | Team", f"A-1 | {who}")
    return lint({"r.md": text, "k.yaml": KNOWN}, config=config, select=["REF001"])


@pytest.mark.parametrize("between", [", ", "; ", " / ", " and ", " & ", " und ", "<br>"])
def test_several_names_in_a_cell(between: str) -> None:
    assert rows_of(f"Ana Reyes{between}Bo Ek | CISO").findings == ()


def test_each_name_stands_in_its_cell() -> None:
    found = rows_of("Ana Reyes, Dan Poe, Ana Reyes | Eve Orr").findings
    assert [(f.message.split("`")[1], f.location.column) for f in found] == [
        ("Dan Poe", 9), ("Eve Orr", 41)
    ]  # fmt: skip


def test_natives_are_left_alone() -> None:
    records = "kind: action\nid: A-1\ntext: x\nowner: Ana Reyes\n"
    found = lint({"a.yaml": records, "k.yaml": KNOWN}, config=CONFIG, select=["REF001"])
    assert [finding.record_id for finding in found.findings] == ["A-1"]


def test_a_register_of_ten_thousand_names_is_looked_through_once() -> None:
    names = ", ".join(f"N{n}" for n in range(10_000))
    assert len(rows_of(f"{names} | CISO").findings) == 10_000
