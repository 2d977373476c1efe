"""The paper on risks places them by the criteria, and judges no decision but as the rules do."""

from __future__ import annotations

from textwrap import dedent

import pytest
from papers_kit import ALDER, AS_OF, examine
from papers_kit import paper as of_folder
from sections import section, table, tables

from isms_lint.offers.paper import NoPaper
from isms_lint.testing import lint, paper
from isms_lint_iso27001.papers.pictures.risk_matrix import risk_matrix
from isms_lint_iso27001.papers.risk_report.matrix import matrix

WORLD = """
    kind: organization
    id: org
    name: Org
    ---
    kind: person
    records: [{id: gita, name: Gita Rao}, {id: hugo, name: Hugo Ott}]
    ---
"""
NUMBERS = """
    kind: risk-criteria
    id: RC-1
    status: approved
    approved_on: 2026-01-12
    approved_by: gita
    scales: {consequence: [1, 2, 3, 4, 5], likelihood: [1, 2, 3, 4, 5]}
    level: product
    acceptance: 9
    high: 15
    ---
"""
WORDS = """
    kind: risk-criteria
    id: RC-1
    status: approved
    scales: {consequence: [small, grave], likelihood: [seldom, often], level: [low, medium, high]}
    level: {small: {seldom: low, often: medium}, grave: {seldom: medium, often: high}}
    acceptance: low
    high: high
    ---
"""


def report(records: str, criteria: str = NUMBERS, language: str = "en") -> str:
    whole = "".join(map(dedent, (WORLD, criteria, records)))
    return paper(whole, "risk-report", as_of=AS_OF, language=language)


def zones(text: str) -> dict[str, tuple[str, str]]:
    return {
        row["Zone"]: (row["Before treatment"], row["After treatment"])
        for row in table(text, "Where the risks stand")
    }


def cells(text: str) -> list[tuple[str, ...]]:
    _, rows = tables(section(text, "Where the risks stand"))
    return [tuple(row.values()) for row in rows]


def test_levels_at_the_limits_of_the_criteria_are_in_the_right_zone() -> None:
    text = report(
        """
        kind: risk
        records:
          - {id: R-1, consequence: 3, likelihood: 3, level: 9}
          - {id: R-2, consequence: 5, likelihood: 2, level: 10}
          - {id: R-3, consequence: 3, likelihood: 5, level: 15}
          - {id: R-4, consequence: 3, likelihood: 5, residual: {consequence: 3, likelihood: 1}}
          - {id: R-5, consequence: 3}
        """
    )
    assert zones(text) == {
        "High": ("2", "0"),
        "Above what is acceptable": ("1", "0"),
        "Acceptable": ("1", "1"),
        "Cannot be told": ("1", "0"),
        "What remains is not on record": ("", "4"),
    }
    assert cells(text) == [
        ("5", "2", "10", "above what is acceptable", "R-2", ""),
        ("3", "5", "15", "high", "2: R-3, R-4", ""),
        ("3", "3", "9", "acceptable", "R-1", ""),
        ("3", "1", "3", "acceptable", "", "R-4"),
    ]
    assert "- before treatment, consequence or likelihood not on record: R-5" in text


def test_words_and_tables_of_levels_are_placed_too() -> None:
    text = report(
        """
        kind: risk
        records:
          - {id: R-1, consequence: Grave, likelihood: often, level: high, residual: {level: low}}
          - {id: R-2, consequence: small, likelihood: often}
          - {id: R-3, consequence: small, likelihood: daily, level: medium}
        """,
        WORDS,
    )
    assert cells(text) == [
        ("grave", "often", "high", "high", "R-1", ""),
        ("small", "often", "medium", "above what is acceptable", "R-2", ""),
    ]
    assert "- before treatment, a value that is on no scale: R-3" in text
    assert "- after treatment, consequence or likelihood not on record: R-1" in text
    assert zones(text)["Above what is acceptable"] == ("2", "0")


@pytest.mark.parametrize(
    ("scale", "drawn"),
    [
        ("{min: 1, max: 5}", True),
        ("{min: 0, max: 100}", True),  # by the values that occur
        ("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", True),
        ("[a, b, c, d, e, f, g, h, i, j, k]", False),
    ],
)
def test_a_matrix_is_drawn_where_a_scale_has_steps(scale: str, drawn: bool) -> None:
    value = "e" if scale.startswith("[a") else "4"
    text = report(
        f"{{kind: risk, id: R-1, consequence: {value}, likelihood: {value}}}\n",
        f"kind: risk-criteria\nid: RC-1\nstatus: approved\nlevel: product\nacceptance: 9\n"
        f"scales: {{consequence: {scale}, likelihood: {scale}}}\n---\n",
    )
    assert ("No matrix is drawn" in text) == (not drawn)
    assert "R-1" in section(text, "Register in short")


def test_risks_are_shown_by_the_criteria_that_rated_them() -> None:
    text = report(
        """
        kind: risk-criteria
        id: RC-0
        status: superseded
        approved_on: 2024-01-12
        scales: {consequence: [1, 2, 3], likelihood: [1, 2, 3]}
        level: product
        acceptance: 2
        ---
        {kind: risk-assessment, id: RA-0, completed_on: 2025-02-03, criteria: RC-0}
        ---
        {kind: risk, id: R-1, assessment: RA-0, consequence: 1, likelihood: 3}
        ---
        {kind: risk, id: R-2, consequence: 1, likelihood: 3}
        """
    )
    assert "R-1" in section(text, "Rated by RC-0")
    assert "RC-0 is superseded (" in section(text, "Rated by RC-0")
    assert "R-2" in section(text, "Rated by RC-1")
    assert "superseded" not in section(text, "Rated by RC-1")
    (row,) = table(text, "Risks above what is acceptable")
    assert row["Risk"] == "R-1"


DECIDED = """
    kind: risk
    records:
      - {id: R-1, owner: gita, level: 16}
      - {id: R-2, owner: gita, level: 16, treatment: modify, residual: {level: 8}}
      - {id: R-3, owner: gita, level: 16, treatment: modify,
         residual: {level: 8, accepted_by: gita, accepted_on: 2026-03-02}}
      - {id: R-4, owner: gita, level: 16, treatment: modify,
         residual: {level: 8, accepted_by: hugo, accepted_on: 2026-03-02}}
      - {id: R-5, owner: gita, level: 16, treatment: modify, residual: {level: 8,
         accepted_by: gita, accepted_on: 2026-03-02, accepted_until: 2026-11-19}}
      - {id: R-6, owner: gita, level: 8}
      - {id: R-7, owner: gita, level: 16, status: closed}
"""


def test_what_is_missing_of_a_decision_is_what_the_rules_find() -> None:
    result = lint("".join(map(dedent, (WORLD, NUMBERS, DECIDED))), as_of=AS_OF)
    found = {
        (one.record_id, one.code)
        for one in result.findings
        if one.code in ("RSK005", "RSK006", "RSK010")
    }
    rows = table(report(DECIDED), "Risks above what is acceptable")
    shown = {
        (row["Risk"], code)
        for row in rows
        for code in ("RSK005", "RSK006", "RSK010")
        if f"({code})" in row["What is missing"]
    }
    assert shown == found
    assert {id for id, _ in shown} == {"R-1", "R-2", "R-4", "R-5"}
    assert [row["Risk"] for row in rows] == ["R-1", "R-2", "R-3", "R-4", "R-5"]
    accepted = {row["Risk"]: row["Accepted by"] for row in rows}
    assert accepted["R-3"] == "Gita Rao, 2026-03-02"
    assert accepted["R-5"] == "Gita Rao, 2026-03-02<br>until 2026-11-19"


PLAN = """
    kind: risk
    records: [{id: R-1, owner: gita, level: 16}, {id: R-2, owner: hugo, level: 16}]
    ---
    kind: treatment-plan
    id: TP-1
    status: approved
    risks: [R-1, R-2]
    approvals: [{by: gita, on: 2026-03-02}]
    actions:
      - {id: ACT-1, text: one, owner: hugo, due_on: 2026-11-19, status: open}
      - {id: ACT-2, text: two, owner: hugo, due_on: 2026-11-20, status: open}
      - {id: ACT-3, text: three, due_on: 2026-03-31, status: done, done_on: 2026-03-30}
      - {id: ACT-4, text: four, status: cancelled}
    ---
    {kind: treatment-plan, id: TP-2, status: draft, risks: [R-1]}
"""


def test_a_plan_shows_its_actions_and_who_approved_it_for_whom() -> None:
    text = report(PLAN)
    part = section(text, "TP-1")
    assert "1 of 3 actions done, 1 past the due date" in part
    approvals, work = tables(part)
    assert [tuple(row.values()) for row in approvals] == [
        ("Gita Rao", "R-1", "Gita Rao", "2026-03-02"),
        ("Hugo Ott", "R-2", "**nobody for this owner**", ""),
    ]
    assert [(row["Open action"], row["Late"], row["Rules"]) for row in work] == [
        ("ACT-1<br>one", "1 day", "RSK009"),
        ("ACT-2<br>two", "", ""),
    ]
    assert "Drafts, which are not looked at here: TP-2." in text


def test_figures_of_a_whole_repository_are_those_of_its_records() -> None:
    done = examine(ALDER)
    text = of_folder("risk-report").markdown
    active = [one for one in done.register.of("risk") if one.text("status") == "active"]
    glance = {row[""]: row["Number"] for row in table(text, "At a glance")}
    assert glance["Active risks"] == str(len(active))
    high = [one for one in active if one.get("level") >= 15]
    assert zones(text)["High"] == (str(len(high)), "0")
    assert len(table(text, "Register in short")) == len(active)
    assert "completed on 12 February 2026" in text


@pytest.mark.parametrize("kind", ["numbers", "words"])
def test_the_picture_has_the_numbers_of_the_table(kind: str) -> None:
    run = examine(ALDER).facts
    criteria = run.register.of("risk-criteria")[0]
    risks = [one for one in run.register.of("risk") if one.text("status") == "active"]
    found = matrix(criteria, risks)
    if kind == "words":  # wider cells, one panel below the other
        found = found._replace(
            likelihoods=tuple(f"likely {one}" for one in found.likelihoods),
            cells=tuple(c._replace(likelihood=f"likely {c.likelihood}") for c in found.cells),
        )
    names = ("high", "above", "acceptable", "zone", "consequence", "likelihood", "before", "after")
    drawn = risk_matrix(found, {name: name.upper() for name in names})
    panels = drawn["hconcat" if kind == "numbers" else "vconcat"]
    counts = [sum(row["count"] or 0 for row in panel["data"]["values"]) for panel in panels]
    assert counts == [found.before, found.after] == [11, 8]
    assert [panel["title"]["text"] for panel in panels] == ["BEFORE", "AFTER"]
    assert max(row["width"]["step"] for row in panels) * 5 <= 460


HOLES = """
    kind: risk
    records:
      - {id: R-1}
      - {id: R-2, owner: nobody, consequence: [4], likelihood: {a: 1}, level: .nan, treatment: pray,
         residual: hope, status: sleeping}
      - {id: R-3, consequence: true, likelihood: "4", residual: {level: [], accepted_on: soon,
         accepted_until: true}}
    ---
    {kind: treatment-plan, id: TP-1, risks: [R-9, R-1], approvals: [{}, {by: nobody, on: soon}],
     actions: [{id: ACT-1}, {id: ACT-2, due_on: soon, status: asleep}]}
    ---
    {kind: risk-assessment, id: RA-1, completed_on: never}
"""


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "criteria",
    ["", NUMBERS, WORDS, "{kind: risk-criteria, id: RC-1}\n---\n"],
    ids=["none", "numbers", "words", "empty"],
)
def test_holes_in_records_are_said_in_words(language: str, criteria: str) -> None:
    text = report(HOLES, criteria, language)
    assert "None" not in text
    assert "{'a'" not in text
    assert "R-2" in text


def test_without_such_records_there_is_no_paper() -> None:
    with pytest.raises(NoPaper, match="no risk, risk criteria"):
        report("{kind: unit, id: U-1}\n", "")


@pytest.mark.parametrize(
    ("language", "glance", "untold", "missing"),
    [
        ("en", "At a glance", "… of which that cannot be told", "not on record, not on record"),
        (
            "de",
            "Überblick",
            "… bei denen das nicht feststellbar ist",
            "nicht dokumentiert, nicht dokumentiert",
        ),
    ],
)
def test_what_cannot_be_told_is_not_counted_as_none(
    language: str, glance: str, untold: str, missing: str
) -> None:
    text = paper("{kind: risk, id: R-1, title: Theft}\n", "risk-report", language=language)
    figures = [list(row.values()) for row in table(text, glance)]
    assert [untold, "1"] in figures
    assert f"| {missing} |" in text
