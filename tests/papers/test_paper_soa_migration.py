"""From the controls of 2013 to those of 2022: what was decided, what is, and who cites old ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from papers_kit import ALDER, AS_OF, examine, paper

from isms_lint.offers.paper import NoPaper, Seen
from isms_lint_iso27001.papers.soa.migration import SOA_MIGRATION
from isms_lint_iso27001.papers.soa.moved import Moved
from isms_lint_iso27001.tables import table

ORGANIZATION = "{kind: organization, id: org, name: Org}\n---\n"


def statement(
    id: str, edition: str, rows: Mapping[str, str], more: str = "status: approved"
) -> str:
    head = f"kind: statement-of-applicability\nid: {id}\nedition: '{edition}'\n{more}\ncontrols:\n"
    return head + "".join(f"  - {{control: {c}, {said}}}\n" for c, said in rows.items()) + "---\n"


YES, NO = "applicable: true, implementation: implemented", "applicable: false, justification: none"
OLD = {
    "A.5.1.1": YES,
    "A.5.1.2": YES,
    "A.6.2.2": NO,
    "A.8.3.1": NO,
    "A.8.3.2": YES,
    "A.9.2.3": "edition: '2013'",
    "A.11.1.1": NO,
    "A.14.2.7": YES,
    "A.99.1.1": YES,
}
NEW = {
    "A.5.1": YES,
    "A.5.7": NO,
    "A.6.7": YES,
    "A.7.1": NO,
    "A.7.10": YES,
    "A.8.2": YES,
    "A.8.30": NO,
    "A.8.23": "owner: ana",
}
BEFORE = statement("SOA-3", "2013", OLD, "status: superseded\napproved_on: 2022-01-01")
NOW = statement("SOA-4", "2022", NEW, "status: approved\napproved_on: 2025-01-01")


def facts(folder: Path, text: str = "") -> Mapping[str, Any]:
    """What the paper tells of the records in `text`, or in the folder as it is."""
    if text:
        (folder / "isms.yaml").write_text(ORGANIZATION + text, encoding="utf-8")
    done = examine(folder, AS_OF)
    return SOA_MIGRATION.facts(Seen(done.facts, done.result, None, lambda _: ""))


def controls(told: Mapping[str, Any]) -> dict[str, Moved]:
    return {one.control: one for one in told["controls"]}


def test_each_control_of_2022_comes_from_what_the_table_says() -> None:
    told = facts(ALDER)
    assert told["relations_counted"] == {"one-to-one": 58, "merged": 24, "new": 11}
    assert [one.control for one in told["new"]] == [
        row["id"] for row in table("annex_a_2022.csv") if row["new_in_2022"] == "yes"
    ]
    by = {(one.control, old.id): one.relation for one in told["controls"] for old in one.before}
    rows = {(row["id_2022"], row["id_2013"]): row["relation"] for row in table_of_both()}
    assert by == {key: relation.removeprefix("split+") for key, relation in rows.items()}
    review = controls(told)["A.8.8"].before[1]
    assert (review.id, review.also) == ("A.18.2.3", ("A.5.36",))
    assert len(told["became"]) == 114


def table_of_both() -> list[dict[str, str]]:
    return table("annex_a_2013_to_2022.csv")


def test_what_became_of_each_decision(tmp_path: Path) -> None:
    told = facts(tmp_path, BEFORE + NOW)
    by = controls(told)
    expected = {
        "A.5.1": "kept",
        "A.5.2": "open",
        "A.5.7": "decided",
        "A.6.7": "taken-in",
        "A.7.1": "kept",
        "A.7.10": "joined",
        "A.8.2": "no-decision-before",
        "A.8.23": "open",
        "A.8.30": "dropped",
    }
    assert {control: by[control].change for control in expected} == expected
    assert [one.control for one in told["notable"]] == ["A.6.7", "A.7.10", "A.8.2", "A.8.30"]
    assert told["changes_counted"] == Counter(
        {"kept": 2, "taken-in": 1, "joined": 1, "no-decision-before": 1, "dropped": 1, "open": 76}
    )
    media = by["A.7.10"].before
    assert [(one.id, one.state) for one in media] == [
        ("A.8.3.1", "excluded"),
        ("A.8.3.2", "applicable"),
        ("A.8.3.3", "missing"),
        ("A.11.2.5", "missing"),
    ]
    assert media[1].implementation == "implemented"
    assert told["strange"] == [(9, "A.99.1.1")]


def test_a_draft_stands_for_a_statement_that_is_not_approved_yet(tmp_path: Path) -> None:
    draft = statement("SOA-5", "2022", NEW, "status: draft")
    in_force = BEFORE.replace("superseded", "approved")
    told = facts(tmp_path, in_force + draft)
    assert (told["before"].id, told["now"].id, told["is_draft"]) == ("SOA-3", "SOA-5", True)
    assert "The draft of 2022 says" in paper("soa-migration", folder=tmp_path).markdown


def test_the_statement_in_force_goes_before_a_draft(tmp_path: Path) -> None:
    told = facts(tmp_path, NOW + statement("SOA-5", "2022", NEW, "status: draft"))
    assert (told["before"], told["now"].id, told["is_draft"]) == (None, "SOA-4", False)
    assert controls(told)["A.5.1"].change == ""
    assert controls(told)["A.5.7"].change == "decided"


def test_of_several_old_statements_the_last_one_counts(tmp_path: Path) -> None:
    older = statement("SOA-2", "2013", OLD, "status: superseded\napproved_on: 2020-01-01")
    drafted = statement("SOA-9", "2013", OLD, "status: draft\napproved_on: 2024-01-01")
    assert facts(tmp_path, BEFORE + older + drafted)["before"].id == "SOA-3"


def test_records_that_cite_old_ids(tmp_path: Path) -> None:
    records = (
        "kind: risk\nrecords:\n"
        "  - {id: R-1, status: active, controls: [A.9.2.3, A.18.2.3]}\n"
        "  - {id: R-2, status: closed, closed_on: 2024-01-01, controls: [A.12.6.2]}\n"
        "  - {id: R-3, status: active, edition: '2013', controls: [A.8.2.1]}\n"
        "  - {id: R-4, status: active, controls: [A.8.2]}\n"
        "---\n{kind: nonconformity, id: NC-1, requirement: ['9.3 c3'], raised_on: 2025-02-01}\n---\n"
    )
    told = facts(tmp_path, records + BEFORE + NOW)
    untagged = {
        one.record.id: ([*one.cited], one.codes.open, one.is_over)
        for one in told["citing"].untagged
    }
    assert untagged == {
        "R-1": ([("A.9.2.3", ("A.8.2",)), ("A.18.2.3", ("A.5.36", "A.8.8"))], ("SOA009",), False),
        "R-2": ([("A.12.6.2", ("A.8.19",))], (), True),
        "NC-1": ([("9.3 c3", ("9.3.2 d3",))], ("XFW002",), False),
    }
    assert [(one.record.id, [*one.cited]) for one in told["citing"].tagged] == [
        ("R-3", [("A.8.2.1", ("A.5.12",))])
    ]
    result = examine(tmp_path, AS_OF).result
    codes = Counter(one.code for one in result.findings)
    spoken = Counter(code for _, found, _ in untagged.values() for code in found)
    assert spoken == {code: codes[code] for code in ("SOA009", "XFW002")}


def test_nothing_to_move(tmp_path: Path) -> None:
    with pytest.raises(NoPaper, match="nothing to move"):
        facts(tmp_path, "{kind: risk, id: R-1, controls: [A.8.2]}")


def test_old_ids_without_any_statement(tmp_path: Path) -> None:
    told = facts(tmp_path, "{kind: risk, id: R-1, controls: [A.9.2.3]}")
    assert (told["before"], told["now"]) == (None, None)
    text = paper("soa-migration", folder=tmp_path).markdown
    assert "what is decided now cannot be shown" in text
    assert "Decisions to look at" not in text


HOLES = (
    "kind: statement-of-applicability\nid: OLD\nedition: 2013\nversion: true\ncontrols:\n"
    "  - {}\n  - {control: 5.1}\n  - {control: A.5.1.1, applicable: maybe, implementation: 4}\n"
    "---\nkind: statement-of-applicability\nid: NEW\nversion: [1]\ncontrols:\n"
    "  - {control: A.5.7}\n  - {control: A.9.2.3, applicable: true, owner: {}, justification: 3}\n"
    "---\nkind: risk\nrecords:\n  - {controls: A.9.2.3}\n  - {id: 4, controls: [null, A.9.2.3]}\n"
)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("records", [HOLES, BEFORE + NOW, BEFORE, NOW])
def test_every_language_has_words_for_all(tmp_path: Path, language: str, records: str) -> None:
    (tmp_path / "isms.yaml").write_text(ORGANIZATION + records, encoding="utf-8")
    text = paper("soa-migration", folder=tmp_path, language=language).markdown
    assert "None" not in text
    assert "A.18.2.3" in text


@pytest.mark.parametrize(
    ("record", "over"),
    [
        ('{kind: audit, id: A, edition: "2013", status: closed, scope: [A.9.2.3]}', True),
        ('{kind: audit, id: A, edition: "2013", status: planned, scope: [A.9.2.3]}', False),
        ('{kind: document, id: A, edition: "2013", status: approved, controls: [A.9.2.3]}', False),
    ],
)
def test_what_is_done_is_not_told_as_still_open(record: str, over: bool, tmp_path: Path) -> None:
    (one,) = facts(tmp_path, f"{BEFORE}{NOW}{record}\n")["citing"].tagged
    assert (one.record.id, one.is_over) == ("A", over)
