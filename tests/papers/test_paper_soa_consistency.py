"""The Statement of Applicability against the records around it, and what check says of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from colours import confusable, legends
from papers_kit import ALDER, AS_OF, examine, paper

from isms_lint.offers.paper import NoPaper, Seen
from isms_lint.reporters.json import as_data
from isms_lint_iso27001.papers.pictures.soa_by_theme import PARTS
from isms_lint_iso27001.papers.soa.consistency import SOA_CONSISTENCY
from isms_lint_iso27001.papers.soa.lines import Line

MSSP = ALDER.parent / "foreign-records" / "mssp"
ORGANIZATION = "{kind: organization, id: org, name: Org}\n---\n"
HEAD = ORGANIZATION + (
    "kind: statement-of-applicability\nid: SOA\nversion: '5'\nstatus: approved\n"
    "approved_on: 2026-01-10\napproved_by: ana\ncontrols:\n"
)
TAIL = "---\n{kind: person, id: ana, name: Ana Reis}\n"


def facts(folder: Path, text: str = "", as_of: str = AS_OF) -> Mapping[str, Any]:
    """What the paper tells of the records in `text`, or in the folder as it is."""
    if text:
        (folder / "isms.yaml").write_text(text, encoding="utf-8")
    done = examine(folder, as_of)
    return SOA_CONSISTENCY.facts(Seen(done.facts, done.result, None, lambda _: ""))


def of_rows(folder: Path, *rows: str, more: str = "") -> Mapping[str, Any]:
    return facts(folder, HEAD + "".join(f"  - {{{row}}}\n" for row in rows) + TAIL + more)


def lines(told: Mapping[str, Any]) -> dict[str, Line]:
    found = [line for _, theme in told["themes"] for line in theme] + list(told["own"])
    return {line.control: line for line in found}


def text_of(folder: Path, language: str = "en") -> str:
    return paper("soa-consistency", folder=folder, language=language).markdown


def test_figures_are_those_of_the_json_report() -> None:
    report = as_data(examine(MSSP, "2025-03-20").result)
    found = Counter(one["code"] for one in report["findings"])
    unseen = Counter(one["code"] for one in report["not_evaluated"])
    told = facts(MSSP, as_of="2025-03-20")
    assert found["SOA008"]
    assert unseen["SEQ008"]
    for answer in told["answers"][:-1]:
        assert len(answer.points.findings) == sum(found[code] for code in answer.rules)
        assert answer.not_evaluated == sum(unseen[code] for code in answer.rules)


def test_what_a_sound_statement_comes_to() -> None:
    told = facts(ALDER)
    annex = told["annex"]
    assert annex.total == 93
    assert annex.states == {"applicable": 88, "excluded": 5, "undecided": 0, "missing": 0}
    assert annex.steps == {"implemented": 87, "partly": 1, "planned": 0, "unsaid": 0}
    assert annex.ownerless == 0
    assert told["codes"] == {}
    line = lines(told)["A.8.12"]
    assert (line.asked_by, [one.id for one in line.work]) == (("RISK-05",), ["ACT-TP-1"])
    assert [one.control for one in told["own"]] == ["CTL-1"]


def test_each_state_and_what_a_row_leaves_open(tmp_path: Path) -> None:
    told = of_rows(
        tmp_path,
        "control: A.5.1, applicable: true, implementation: implemented, owner: ana, justification: x",
        "control: A.5.2, applicable: true, justification: named",
        "control: A.5.3, applicable: false, justification: nobody",
        "control: A.5.4",
    )
    by = lines(told)
    assert [by[f"A.5.{n}"].state for n in range(1, 6)] == [
        "applicable",
        "applicable",
        "excluded",
        "undecided",
        "missing",
    ]
    assert (by["A.5.1"].owners, by["A.5.2"].owners) == (("Ana Reis",), ())
    assert told["annex"].steps == {"implemented": 1, "partly": 0, "planned": 0, "unsaid": 1}
    assert told["annex"].states["missing"] == 89
    assert told["annex"].ownerless == 1
    assert told["codes"]["A.5.2"] == ("SOA003", "SOA007")
    assert told["codes"]["A.5.4"] == told["codes"]["A.5.5"] == ("SOA001",)
    assert "A.5.1" not in told["codes"]


def test_the_picture_shows_each_control_once_in_colours_that_differ(tmp_path: Path) -> None:
    told = of_rows(tmp_path, "control: A.5.1, applicable: true", "control: A.5.2")
    assert sum(bar["count"] for bar in told["bars"]) == 93
    (shown,) = paper("soa-consistency", folder=tmp_path).pictures
    assert [list(one) for one in legends(shown.svg)] == [
        ["applies, implementation not said", "not decided"]
    ]
    assert confusable(PARTS) == []


def test_what_asks_for_a_control_the_row_does_not_name(tmp_path: Path) -> None:
    risks = (
        "---\nkind: risk\nrecords:\n"
        "  - {id: R-1, status: active, treatment: modify, controls: [A.5.1, A.5.3]}\n"
        "  - {id: R-2, status: closed, closed_on: 2026-01-01, controls: [A.5.1]}\n"
    )
    told = of_rows(
        tmp_path,
        "control: A.5.1, applicable: true, requirements: law",
        "control: A.5.3, applicable: false, justification: nobody",
        more=risks,
    )
    by = lines(told)
    assert by["A.5.1"].asked_by == ("law", "R-1")
    assert by["A.5.3"].asked_by == ("R-1",)
    assert "SOA005" in told["codes"]["A.5.3"], "the finding stands at the risk"
    assert "SOA005" not in told["codes"]["A.5.1"]


def test_what_is_accepted_marks_no_row(tmp_path: Path) -> None:
    row = "control: A.5.2, applicable: true, justification: law, owner: ana"
    waiver = (
        "---\n{kind: waiver, id: W-1, rule: SOA003, target: SOA, reason: asked in May,"
        " approved_by: bo, approved_on: 2026-05-01, expires_on: 2026-12-31}\n"
        "---\n{kind: person, id: bo}\n"
    )
    told = of_rows(tmp_path, row, more=waiver)
    answer = next(one for one in told["answers"] if one.question == "implemented")
    assert [one.code for one in answer.points.accepted] == ["SOA003"]
    assert "A.5.2" not in told["codes"]
    assert "W-1, until 2026-12-31" in text_of(tmp_path)


def test_open_nonconformities_against_what_is_called_implemented(tmp_path: Path) -> None:
    found = (
        "---\nkind: nonconformity\nrecords:\n"
        "  - {id: NC-1, requirement: [A.5.1, A.5.2, '9.2.2'], raised_on: 2026-11-20, status: open}\n"
        "  - {id: NC-2, requirement: A.5.1, raised_on: 2026-02-01, status: closed,"
        " closed_on: 2026-11-20}\n"
        "  - {id: NC-3, requirement: A.5.1, raised_on: 2026-11-21, status: open}\n"
        "  - {id: NC-4, requirement: A.5.2, raised_on: 2026-02-01, status: open}\n"
    )
    told = of_rows(
        tmp_path,
        "control: A.5.1, applicable: true, implementation: implemented",
        "control: A.5.2, applicable: true, implementation: partly",
        more=found,
    )
    doubted = [(one.control, [nc.id for nc in one.nonconformities]) for one in told["doubted"]]
    assert doubted == [("A.5.1", ["NC-1"])]


def test_own_controls_and_rows_about_nothing(tmp_path: Path) -> None:
    controls = (
        "---\nkind: control\nrecords:\n"
        "  - {id: OWN-1, name: Second pair of eyes}\n"
        "  - {id: OWN-2, name: Quiet hours}\n"
        "  - {id: OWN-3, name: Locks, controls: [A.7.2]}\n"
    )
    told = of_rows(
        tmp_path,
        "control: OWN-1, applicable: true, implementation: planned",
        "control: A.5.99, applicable: true",
        "applicable: true",
        more=controls,
    )
    assert [(one.control, one.name) for one in told["own"]] == [("OWN-1", "Second pair of eyes")]
    assert [one.id for one in told["unlisted"]] == ["OWN-2"]
    assert told["strange"] == [(2, "A.5.99"), (3, "")]
    assert told["columns"][-1].states["applicable"] == 1
    assert told["annex"].states["applicable"] == 0


def test_a_statement_of_2013_is_shown_as_what_its_controls_became(tmp_path: Path) -> None:
    rows = HEAD.replace("status:", "edition: '2013'\nstatus:") + (
        "  - {control: A.9.1.1, applicable: false, justification: none}\n"
        "  - {control: A.9.1.2, applicable: true, implementation: planned}\n"
    )
    told = facts(tmp_path, rows)
    line = lines(told)["A.5.15"]
    assert (line.state, line.written) == ("applicable", ("A.9.1.1", "A.9.1.2"))
    assert line.implementation == "planned"
    assert "by the edition of 2013" in text_of(tmp_path)
    assert "nach der Ausgabe von 2013" in text_of(tmp_path, "de")


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ("", "no Statement of Applicability is on record"),
        ("{kind: statement-of-applicability, id: SOA, status: draft}", "SOA (draft)"),
        ("{kind: statement-of-applicability, id: SOA, status: approved}", "SOA has no rows"),
    ],
)
def test_nothing_to_lay_beside_the_records(tmp_path: Path, records: str, why: str) -> None:
    with pytest.raises(NoPaper) as told:
        facts(tmp_path, ORGANIZATION + records)
    assert why in str(told.value)


HOLES = (
    "{kind: organization, id: org, certificate: {soa_version: true, notices: [{}, {soa_version: 4}]}}"
    "\n---\nkind: statement-of-applicability\nid: SOA\nreconfirmed: [{}, {on: never, by: 7}]\n"
    "approved_by: [nobody]\ncontrols:\n"
    "  - {}\n  - {control: 5.1}\n  - {control: A.5.1, applicable: perhaps, owner: [x]}\n"
    "  - {control: A.5.2, applicable: true, implementation: 3, planned_on: soon, risks: 4}\n"
    "  - {control: A.5.3, applicable: true, implementation: planned, planned_on: soon, action: [1]}\n"
    "  - {control: A.5.4, applicable: false, justification: [a], contracts: [null, C]}\n"
    "---\n{kind: nonconformity, id: NC, requirement: [A.5.2, 4], raised_on: 2026-01-01}\n"
)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_statement_full_of_holes(tmp_path: Path, language: str) -> None:
    (tmp_path / "isms.yaml").write_text(HOLES, encoding="utf-8")
    text = text_of(tmp_path, language)
    assert "None" not in text


@pytest.mark.parametrize("name", ["soa-consistency", "soa-migration"])
def test_records_without_an_id_are_named_by_their_place(tmp_path: Path, name: str) -> None:
    nameless = (
        HEAD.replace("id: SOA\n", "")
        + "  - {control: A.5.1, applicable: true, implementation: implemented}\n"
        "  - {control: A.5.7, applicable: true, implementation: planned}\n"
        "---\n{kind: action, controls: [A.5.7], status: open}\n"
        "---\n{kind: nonconformity, requirement: A.5.1, raised_on: 2026-01-01}\n"
    )
    (tmp_path / "isms.yaml").write_text(nameless, encoding="utf-8")
    text = paper(name, folder=tmp_path).markdown
    assert " , " not in text
    assert "planned<br>isms.yaml:12 |" in text
