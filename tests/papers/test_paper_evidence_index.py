"""The index of the evidence pack proves what was in it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from textwrap import dedent

import pytest
from papers_kit import ALDER, AS_OF, examine
from papers_kit import paper as of_folder
from sections import section, table, tables

from isms_lint.offers.paper import NoPaper
from isms_lint.testing import paper

EVIDENCE = "Evidence: Nonconformity and improvement"


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def digits(cell: str) -> str:
    """The hash in a cell, which stands on two lines."""
    return cell.replace("`", "").replace("<br>", "")


def index(folder: Path, language: str = "en", as_of: str = AS_OF) -> str:
    return of_folder("evidence-index", folder=folder, language=language, as_of=as_of).markdown


def named(folder: Path, evidence: str, more: str = "") -> dict[str, dict[str, str]]:
    """The rows of what a nonconformity names as evidence."""
    (folder / "isms.yaml").write_text(
        f"kind: nonconformity\nid: NC-1\nraised_on: 2026-03-02\nevidence: {evidence}\n{dedent(more)}"
    )
    return {row["Evidence"]: row for row in table(index(folder), EVIDENCE)}


def test_each_file_with_records_has_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("{kind: process, id: sales}\n")
    (tmp_path / "b.yaml").write_text("kind: risk\nrecords: [{id: R-1}, {id: R-2}]\n")
    text = index(tmp_path)
    (row,) = table(text, "Risk assessment")
    assert (row["File"], row["Records"]) == ("b.yaml", "2 risks: R-1, R-2")
    assert digits(row["SHA-256"]) == sha256((tmp_path / "b.yaml").read_bytes())
    lines = "".join(
        f"{sha256((tmp_path / name).read_bytes())}  {name}\n" for name in ("a.yaml", "b.yaml")
    )
    assert f"`{sha256(lines.encode())}`" in text


def test_evidence_is_compared_with_the_hash_on_record(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "one.csv").write_bytes(b"one")
    (tmp_path / "kept" / "Minutes of May.pdf").write_bytes(b"minutes")
    right, wrong = sha256(b"one"), sha256(b"two")
    rows = named(
        tmp_path,
        f"[{{uri: kept/one.csv, sha256: {right.upper()}}}, {{uri: ./kept/one.csv, sha256: {wrong}}},"
        f" kept/Minutes of May.pdf, kept/two.csv, {{uri: 'kept/one.csv#7', sha256: abc}}]",
    )
    results = {written: row["Result"] for written, row in rows.items()}
    assert results["kept/one.csv"] == "same as on record"
    assert results["./kept/one.csv"].startswith("**differs from the record**<br>on record: ")
    assert digits(results["./kept/one.csv"].partition("on record: ")[2]) == wrong
    assert results["kept/Minutes of May.pdf"] == "no hash on record"
    assert digits(rows["kept/Minutes of May.pdf"]["SHA-256 as found"]) == sha256(b"minutes")
    assert results["kept/two.csv"].startswith("**not read: no such file")
    assert results[r"kept/one.csv\#7"] == "what is on record is no SHA-256"


def test_the_register_of_evidence_says_where_a_piece_is(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_bytes(b"one")
    rows = named(
        tmp_path,
        "[EV-1, EV-2, EV-3, EV-9]",
        f"""\
        ---
        kind: evidence
        records:
          - {{id: EV-1, title: The list, uri: one.csv, sha256: {sha256(b"one")}}}
          - {{id: EV-2, uri: "https://files.example/2"}}
          - {{id: EV-3, title: Lost}}
          - {{id: EV-4, uri: "https://files.example/4"}}
        """,
    )
    assert rows["EV-1<br>The list<br>one.csv"]["Result"] == "same as on record"
    assert rows[r"EV-2<br>https\://files.example/2"]["Result"] == "address, not fetched"
    assert rows["EV-3<br>Lost"]["Result"] == "no place on record"
    assert rows["EV-9"]["Result"] == "an id or a word that leads to nothing here"
    # What no record names stands with the register itself.
    (other,) = table(index(tmp_path), "Evidence: Competence and documented information")
    assert other["Evidence"] == r"EV-4<br>https\://files.example/4"


OUT = "path out of the repository, not read"
MISSING = "**not read: no such file below the root, or a link leads out of it**"
PLACES = {
    "../outside.txt": OUT,
    "/etc/hostname": OUT,
    "kept/../../outside.txt": OUT,
    "C:/Users/outside.txt": OUT,
    "link.txt": MISSING,
    ".git/config": MISSING,
    "kept/": MISSING,
    "kept": "an id or a word that leads to nothing here",
    "lead auditor course for ISO/IEC 27001": "described in words",
}


def test_nothing_outside_the_repository_is_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "kept").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text("secret")
    (tmp_path / "outside.txt").write_text("secret")
    os.symlink(tmp_path / "outside.txt", root / "link.txt")
    rows = named(root, f"[{', '.join(PLACES)}, {{note: paper in the safe}}]")
    results = {written: row["Result"] for written, row in rows.items()}
    assert results == {**PLACES, "paper in the safe": "described in words"}
    assert sha256(b"secret") not in digits(index(root))


def test_evidence_in_parts_of_records_is_found_once(tmp_path: Path) -> None:
    (tmp_path / "isms.yaml").write_text(
        dedent(
            """\
            kind: audit
            id: AUD-1
            results: [{item: A.5.1, samples: [EV-1]}, {item: A.5.2, evidence: [EV-2, EV-1]}]
            findings: [{kind: nonconformity, id: NC-1, evidence: [EV-3]}]
            ---
            {kind: corrective-action, id: CAR-1, verified: {evidence: EV-3}}
            """
        )
    )
    text = index(tmp_path)
    audit = table(text, "Evidence: Internal audit")
    assert [row["Evidence"] for row in audit] == ["EV-1", "EV-2"]
    (row,) = table(text, EVIDENCE)
    assert row["Named by"] == "NC-1, CAR-1"


PERIOD = """\
kind: external-audit
records:
  - {id: CERT, type: certification, start: 2024-12-02, end: 2024-12-04, status: reported}
  - {id: SURV-1, type: surveillance, start: 2025-12-02, end: 2025-12-03, status: reported}
  - {id: NEXT, type: %s, planned_on: 2026-12-01, status: planned}
---
kind: nonconformity
records:
  - {id: NC-1, status: closed, raised_on: 2025-01-10, closed_on: 2025-12-01}
  - {id: NC-2, status: closed, raised_on: 2025-01-10, closed_on: 2025-12-02}
  - {id: NC-3, status: open, raised_on: 2025-01-10}
  - {id: NC-4, status: closed, raised_on: 2024-03-01, closed_on: 2024-12-01}
---
{kind: risk, id: R-1, identified_on: 2020-01-01}
"""


@pytest.mark.parametrize(
    ("coming", "ids"), [("surveillance", "NC-2, NC-3"), ("recertification", "NC-1, NC-2, NC-3")]
)
def test_the_pack_holds_what_is_open_or_happened_in_its_period(
    tmp_path: Path, coming: str, ids: str
) -> None:
    (tmp_path / "isms.yaml").write_text(PERIOD % coming)
    text = index(tmp_path)
    (row,) = table(text, "Nonconformity and improvement")
    assert row["Records"].partition(": ")[2] == ids
    assert "R-1" in section(text, "Risk assessment")
    glance = {row[""]: row["Number"] for row in table(text, "At a glance")}
    read = sum(examine(tmp_path).result.records.values())
    in_pack, before = (
        int(glance[name])
        for name in (
            "Records in the pack",
            "Records from before its period, which are not in it",
        )
    )
    assert in_pack + before == read


def test_figures_of_a_whole_repository_add_up() -> None:
    text = index(ALDER)
    glance = {row[""]: int(row["Number"]) for row in table(text, "At a glance")}
    parts = [number for name, number in glance.items() if name.startswith("…")]
    assert sum(parts) == glance["Pieces of evidence that records name"]
    asked = table(text, "What a certification body usually asks for")
    assert {row["On record"] for row in asked} == {"yes"}
    files = {row["File"] for some in tables(text) for row in some if "File" in row}
    assert len(files) == glance["Files that were hashed"]
    for file in files:
        assert (ALDER / file).is_file()


HOLES = """
    kind: nonconformity
    records:
      - {id: NC-1, evidence: [{}, [], 7, true, "", TBD, {uri: [x], sha256: 1}, {sha256: abc}]}
      - {id: NC-2, evidence: {uri: "a|b`c <script>.csv"}}
    ---
    kind: evidence
    records: [{id: EV-1, uri: true}, {id: EV-2, uri: EV-1}]
"""


@pytest.mark.parametrize("language", ["en", "de"])
def test_holes_in_records_are_said_in_words(language: str) -> None:
    text = paper(dedent(HOLES), "evidence-index", language=language)
    assert "None" not in text
    assert r"a\|b\`c \<script\>.csv" in text


def test_of_no_records_there_is_no_paper() -> None:
    with pytest.raises(NoPaper, match="no record was read"):
        paper("", "evidence-index")


@pytest.mark.parametrize(("language", "planned"), [("en", "planned"), ("de", "geplant")])
def test_what_is_only_planned_is_marked(language: str, planned: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "kind: audit\nrecords: [{id: A-1, status: closed}, {id: A-2, status: planned}]\n"
    )
    assert f": A-1, A-2 ({planned}) |" in index(tmp_path, language)


def test_a_visit_that_was_not_held_begins_no_period(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "kind: external-audit\nrecords:\n"
        "  - {id: V-1, type: surveillance, status: closed, start: 2025-11-03}\n"
        "  - {id: V-2, type: surveillance, status: planned, planned_on: 2026-11-02}\n"
    )
    assert "from 3 November 2025 on, when V-1 began" in index(tmp_path)
