"""The register of waivers says what accepts what today, and what accepts nothing."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from papers_kit import AS_OF, examine
from papers_kit import paper as of_folder
from sections import section, table

from isms_lint.offers.paper import NoPaper
from isms_lint.testing import lint, paper

WORLD = """
    {kind: organization, id: org, name: Org, top_management: [ana]}
    ---
    kind: person
    records: [{id: ana, name: Ana Reyes}, {id: omar, name: Omar Said}]
    ---
    kind: corrective-action
    records:
      - {id: CAR-1, status: planned, owner: omar, opened_on: 2026-09-01, due_on: 2026-09-30}
      - {id: CAR-2, status: planned, owner: omar, opened_on: 2026-09-01, due_on: 2026-09-30}
    ---
"""
WAIVER = "kind: waiver\nid: WV-1\nrule: CAR005\ntarget: CAR-1\nreason: parts are late\n"


def register(records: str, as_of: str = AS_OF, language: str = "en") -> str:
    return paper(dedent(WORLD) + dedent(records), "waiver-register", as_of=as_of, language=language)


@pytest.mark.parametrize(
    ("as_of", "heading", "last_day", "accepts"),
    [
        ("2026-10-19", "Not yet in force", "2026-12-31", "nothing"),
        ("2026-10-20", "In force", "2026-12-31<br>72 more days", "1 finding"),
        ("2026-12-30", "In force", "2026-12-31<br>1 more day", "1 finding"),
        ("2026-12-31", "In force", "2026-12-31<br>its last day", "1 finding"),
        ("2027-01-01", "Expired", "2026-12-31", "nothing"),
    ],
)
def test_a_waiver_holds_from_its_approval_to_its_last_day(
    as_of: str, heading: str, last_day: str, accepts: str
) -> None:
    text = register(
        WAIVER + "approved_by: ana\napproved_on: 2026-10-20\nexpires_on: 2026-12-31\n", as_of
    )
    (row,) = table(text, heading)
    assert row["Waiver"].startswith("WV-1<br>(isms.yaml:")
    assert row["Rule"] == "CAR005 (overdue)<br>10.2 c, organization's own rule"
    assert row["Record"] == "corrective action CAR-1"
    assert row["Approved by"] == "Ana Reyes, 2026-10-20"
    assert (row["Last day"], row["Accepts now"]) == (last_day, accepts)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("expires_on: 2026-12-31", "nothing: WVR001"),
        ("approved_by: ana", "nothing: WVR001"),
        ("approved_by: omar\nexpires_on: 2026-12-31", "nothing: WVR003"),
        (
            "approved_by: ana\nexpires_on: 2026-12-31\nstatus: requested",
            "nothing: its status is requested",
        ),
    ],
)
def test_a_waiver_that_accepts_nothing_says_why(fields: str, why: str) -> None:
    text = register(WAIVER + fields + "\n")
    (row,) = table(text, "Without effect")
    assert row["Accepts now"] == why
    assert "No waiver is in force." in section(text, "In force")


MANY = """
    kind: waiver
    records:
      - {id: WV-1, rule: CAR005, target: CAR-1, reason: parts are late, approved_by: ana,
         approved_on: 2026-10-20, expires_on: 2026-12-31}
      - {id: WV-2, rule: CAR005, target: CAR-2, reason: parts are late, approved_by: ana,
         approved_on: 2026-10-02, expires_on: 2026-11-01}
      - {id: WV-3, rule: MRV009, target: CAR-9, reason: none there, approved_by: ana,
         expires_on: 2026-12-31}
"""


def test_what_is_accepted_is_what_check_says() -> None:
    result = lint(dedent(WORLD) + dedent(MANY), as_of=AS_OF)
    accepted = [one for one in result.accepted if one.acceptance and one.acceptance.waiver]
    text = register(MANY)
    part = section(text, "What waivers accept")
    assert [one.code for one in accepted] == ["CAR005"]
    assert accepted[0].message in part
    assert "WV-2" not in part
    glance = {row[""]: row["Number"] for row in table(text, "At a glance")}
    assert glance["Findings that waivers accept"] == "1"
    assert glance["Findings that nothing accepts"] == str(len(result.findings))


def test_what_the_rules_say_of_waivers_is_told() -> None:
    result = lint(dedent(WORLD) + dedent(MANY), as_of=AS_OF)
    text = register(MANY)
    rows = table(text, "What the rules found on waivers, comments and the baseline")
    shown = {(row["Rule"], row["Record"].removeprefix("waiver ")) for row in rows}
    said = {(one.code, one.record_id) for one in result.findings if one.code.startswith("WVR")}
    assert shown == said
    assert ("WVR002", "WV-2") in shown


def test_a_comment_shows_its_reason_and_what_it_accepts(tmp_path: Path) -> None:
    text = dedent(WORLD).replace(
        "- {id: CAR-2",
        "# isms-lint: ignore[CAR005, CAR001] moves *with* the office\n  - {id: CAR-2",
    )
    (tmp_path / "isms.yaml").write_text(text)
    markdown = of_folder("waiver-register", folder=tmp_path).markdown
    (row,) = table(markdown, "Comments beside records")
    assert row["Rules"] == "CAR005, CAR001"
    assert row["Reason"] == r"moves \*with\* the office"
    assert row["Accepts now"].startswith("CAR005 on corrective action CAR-2: due on 2026-09-30")
    glance = {row[""]: row["Number"] for row in table(markdown, "At a glance")}
    assert glance["Findings that comments accept"] == "1"


def test_the_baseline_is_counted_and_listed(tmp_path: Path) -> None:
    from isms_lint.cli.main import main

    (tmp_path / "isms.yaml").write_text(dedent(WORLD))
    assert main(["baseline", str(tmp_path), "--as-of", AS_OF]) == 0
    done = examine(tmp_path)
    assert done.result.baseline is not None
    accepted = done.result.baseline.accepted
    markdown = of_folder("waiver-register", folder=tmp_path).markdown
    assert f"accepts {accepted} findings" in section(markdown, "Baseline")
    assert len(table(markdown, "Baseline")) == accepted > 1


HOLES = """
    kind: waiver
    records:
      - {id: WV-1}
      - {id: WV-2, rule: [x], target: 7, reason: {}, approved_by: [ana], approved_on: true,
         expires_on: one day}
      - {id: WV-3, rule: "CAR*", target: "*", reason: all, approved_by: nobody,
         expires_on: 2026-12-31}
"""


@pytest.mark.parametrize("language", ["en", "de"])
def test_holes_in_records_are_said_in_words(language: str) -> None:
    text = register(HOLES, language=language)
    assert "None" not in text
    assert all(id in text for id in ("WV-1", "WV-2", "WV-3"))


def test_that_nothing_is_accepted_is_said() -> None:
    text = register("{kind: unit, id: U-1}\n")
    assert "No waiver is in force." in text
    assert "No comment accepts anything." in text
    assert "There is no baseline." in text


def test_of_no_records_there_is_no_paper() -> None:
    with pytest.raises(NoPaper, match="no record was read"):
        paper("", "waiver-register")


def test_whatever_rules_say_of_a_waiver_is_told() -> None:
    records = (
        "{kind: organization, id: org, name: Org}\n---\n"
        "{kind: waiver, id: W-1, rule: CAR005, target: CAR-1, reason: strike, approved_by: bo,"
        " approved_on: 2026-12-01, expires_on: 2026-12-31}\n---\n"
        "{kind: corrective-action, id: CAR-1, status: planned, due_on: 2026-11-01}\n"
    )
    text = paper(records, "waiver-register", as_of="2026-11-20")
    rows = table(text, "What the rules found on waivers, comments and the baseline")
    assert "SEQ010" in {row["Rule"] for row in rows if row["Record"] == "waiver W-1"}
