"""`isms-lint new KIND`: what is written, where, and what is refused."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from drafts_kit import Drafts, plugins

from isms_lint import check
from isms_lint.cli.main import main
from isms_lint.config.errors import UsageError
from isms_lint.documents.builtin import READERS
from isms_lint.drafting.write import write_changed
from isms_lint.offers.draft import OWN_OPTIONS

ALDER = Path(__file__).resolve().parents[2] / "examples" / "alder"
TODAY = "2026-11-26"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


New = Callable[..., Ran]


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> New:
    """Runs `isms-lint new` in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, as_of: str = TODAY) -> Ran:
        code = main(["new", *arguments, *(["--as-of", as_of] if as_of else [])])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def alder(tmp_path: Path) -> Path:
    shutil.copytree(ALDER, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _found(root: Path, as_of: str = TODAY) -> set[tuple[str, str]]:
    result = check(str(root), as_of=as_of)
    assert not result.errors
    return {(one.code, one.record_id) for one in result.findings}


def _data(path: Path) -> dict[str, object]:
    documents, problems = READERS[".yaml"](path.read_text(encoding="utf-8"))
    assert problems == []
    data: dict[str, object] = documents[-1].data
    return data


OPEN_QUESTIONS = {
    ("ACT001", "action"),
    ("AUD003", "audit"),
    ("CAR004", "corrective-action"),
    ("CAR015", "corrective-action"),
    ("CTX002", "interested-party"),
    ("FND001", "nonconformity"),
    ("FND002", "nonconformity"),
    ("OBJ001", "objective"),
    ("OBJ002", "objective"),
    ("OBJ004", "measure"),
    ("ROL001", "organization"),
    ("RSK002", "risk"),
    ("RSK003", "risk"),
    ("WVR001", "waiver"),
}
"""What is found of records that nobody has filled in yet, by kind: what is still to be said."""


def _each_kind(root: Path) -> dict[str, str]:
    """Make a record of every kind; the ids, by kind."""
    drafts = Drafts(root, TODAY)
    made = {kind: drafts.make(kind, {}) for kind in plugins().kinds}
    files = {drafts.write(one) for one in made.values()}
    assert len(files) == len(made), "each has a file of its own"
    return {kind: one.id for kind, one in made.items()}


def _asked_of(found: set[tuple[str, str]], ids: dict[str, str]) -> set[tuple[str, str]]:
    kinds = {id: kind for kind, id in ids.items()}
    return {(code, kinds.get(id, id)) for code, id in found}


@pytest.mark.parametrize(
    ("kind", "option"),
    [
        ("change", "type"),
        ("external-audit", "type"),
        ("engagement", "type"),
        ("assignment", "capacity"),
    ],
)
def test_an_option_takes_every_word_of_its_field(tmp_path: Path, kind: str, option: str) -> None:
    drafts = Drafts(tmp_path, TODAY)
    known = plugins().kinds.get(kind)
    assert known is not None
    words = known.fields.properties[option].words
    assert words
    assert [drafts.make(kind, {option: word}).data[option] for word in words] == list(words)


def test_a_record_of_every_kind_says_what_is_still_open(alder: Path) -> None:
    before = _found(alder)
    assert before == set()
    ids = _each_kind(alder)
    # The organization grades nonconformities, so that it asks for a grade.
    expected = OPEN_QUESTIONS | {("FND003", "nonconformity")}
    assert _asked_of(_found(alder), ids) == expected


def test_so_it_does_where_there_is_next_to_nothing(tmp_path: Path) -> None:
    _write(tmp_path, organization="kind: organization\nid: small\nname: Small Ltd\n")
    before = _found(tmp_path)
    ids = _each_kind(tmp_path)
    found = _asked_of(_found(tmp_path) - before, ids)
    # Drafts are not in force, and nobody has any duty yet.
    assert found - OPEN_QUESTIONS == {
        ("CTX001", "organization"),
        ("CTX003", "scope"),
        ("DOC001", "organization"),
        ("PRG001", "audit-programme"),
        ("ROL002", "organization"),
        ("RSK001", "risk-criteria"),
        ("RSK007", "risk-assessment"),
        ("SOA011", "statement-of-applicability"),
    }


def test_an_empty_folder_is_a_repository_too(new: New, tmp_path: Path) -> None:
    ran = new("organization", "--name", "Alder Cloud Ltd.")
    assert ran.out.startswith("wrote alder-cloud-ltd.yaml: organization alder-cloud-ltd, ")
    assert _data(tmp_path / "alder-cloud-ltd.yaml")["name"] == "Alder Cloud Ltd."


def test_an_audit_comes_out_of_the_programme(new: New, alder: Path) -> None:
    planned = alder / "audits" / "2027" / "planned.yaml"
    text = planned.read_text(encoding="utf-8")
    planned.write_text(text[: text.index("  - id: AUD-2027-2")], encoding="utf-8")
    ran = new("audit", "--programme", "PRG-2024", "--entry", "8")
    assert ran.code == 0
    file = alder / "audits" / "2027" / "AUD-2027-2.yaml"
    data = _data(file)
    entry = _data(alder / "audits" / "programme.yaml")["entries"][7]  # type: ignore[index]
    assert (data["id"], data["programme"], data["planned_on"]) == (
        entry["audit"],
        "PRG-2024",
        entry["planned_on"],
    )
    assert data["scope"] == entry["scope"]
    assert data["criteria"] == ["ISO/IEC 27001:2022", "POL-1", "PRO-AUDIT"]
    assert data["methods"] == ["interview", "document review", "observation", "sampling"]
    assert data["team"] == [{"person": "nadia", "function": "lead"}]
    assert _found(alder) == set()


def test_everybody_is_ranked_with_the_reason(new: New, alder: Path) -> None:
    planned = alder / "audits" / "2027" / "planned.yaml"
    text = planned.read_text(encoding="utf-8")
    planned.write_text(text[: text.index("  - id: AUD-2027-2")], encoding="utf-8")
    ran = new("audit", "--entry", "AUD-2027-2")
    ranked = [line.partition("- ")[2] for line in ran.out.splitlines() if line.startswith("  - ")]
    assert [line.partition(" ")[0] for line in ranked[:3]] == ["nadia", "jonas", "kwame"]
    assert len(ranked) == 26, "everybody on record"
    said = {line.partition(" ")[0]: line for line in ranked}
    assert "from outside, engaged by ENG-2 for 9.2, A.5.35 and internal-audit only" in said["kwame"]
    assert "(IND002): femi -> operates -> CTL-1 and customer-support" in said["femi"]
    assert "(IND001): viktor -> owns -> A.5.19–A.5.23 and supplier-management" in said["viktor"]
    assert "no competence as an auditor is on record" in said["leila"]
    assert said["oskar"] == "oskar (Oskar Nyström): left on 2025-08-31"
    comments = (alder / "audits/2027/AUD-2027-2.yaml").read_text(encoding="utf-8")
    assert "# - oskar (Oskar Nyström): left on 2025-08-31\n" in comments


@pytest.fixture(scope="module")
def drafts() -> Drafts:
    return Drafts(ALDER, TODAY)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("audit programme=PRG-202", "has this id; did you mean `PRG-2024`?"),
        ("audit programme=MR-2025", "management-review, and no audit-programme"),
        ("audit entry=99", "--entry 99: no such entry"),
        ("audit entry=AUD-2027-1", "AUD-2027-1 is on record (audits/2027/planned.yaml:"),
        ("audit entry=6", "entry 6 of PRG-2024 was cancelled"),
        ("audit programme=PRG-2024", "every entry has its audit on record"),
        ("nonconformity audit=A", "--audit A: no audit has this id"),
        ("nonconformity audit=AUD-2025-1 review=MR-2025", "say which"),
        ("nonconformity grade=huge", "--grade huge: known: major, minor"),
        ("corrective-action nonconformity=NC-1", "--nonconformity NC-1: no nonconformity"),
        ("corrective-action owner=oskar", "nobody answers for that on 2026-11-26"),
        ("management-review review=MR-2025", "it is results-approved, on 2025-10-09"),
        ("audit-programme start=soon", "--start soon: no date (YYYY-MM-DD)"),
        ("audit-programme years=9", "--years 9: one to 3"),
        ("audit-programme start=9999-12-31", "the calendar ends before the 3 years after it"),
        ("waiver rule=CAR005", "say both --rule and --target"),
        ("waiver rule=XYZ001 target=R", "no such rule"),
        ("waiver rule=CAR005 target=CAR-2026-3", "nor anywhere else"),
        ("waiver rule=WVR001 target=R", "guards the gate itself nobody waives"),
        ("result value=much", "--value much: no number"),
        ("change type=big", "--type big: known: "),
    ],
)
def test_what_does_not_fit_the_records_is_said(drafts: Drafts, given: str, said: str) -> None:
    kind, *options = given.split()
    with pytest.raises(UsageError) as refused:
        drafts.make(kind, dict(option.split("=") for option in options))
    assert said in refused.value.message


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["audit", "--entyr", "1"], "there is no option --entyr; did you mean `--entry`?"),
        (["audit", "x"], "`x` means nothing here; `new audit` takes --programme, --entry"),
        (["audti"], "no kind is called `audti`; did you mean `audit`?"),
        (["risk", "--id", "NC-3"], "the id NC-3 is taken by a nonconformity (all.yaml:4)"),
        (["risk", "--id", " "], "is no id"),
        (["risk", "--output", "../risk.yaml"], "outside the root"),
        (["risk", "--output", "risk.json"], "into .yaml or .yml"),
        (["risk", "--output", ".hidden.yaml"], "the linter reads no records there"),
        (["risk", "--into", "none.yaml"], "there is no such file"),
        (["risk", "--into", "page.md"], "no file of YAML or JSON"),
        (["risk", "--into", "results.json"], "no list of risk records"),
        (["risk", "--owner", "nobody"], "--owner nobody: no person or role has this id"),
        (["risk", "--output", "a.yaml", "--stdout"], "not allowed with argument"),
        (["risk", "--as-of", "someday"], "--as-of someday: not a date"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    new: New, tmp_path: Path, given: list[str], said: str
) -> None:
    _write(tmp_path, all="kind: organization\nid: o\n---\nkind: nonconformity\nid: NC-3\n")
    (tmp_path / "results.json").write_text('[{"kind": "result", "id": "R"}]', encoding="utf-8")
    (tmp_path / "page.md").write_text("---\nkind: document\nid: D\n---\nx\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*")}
    ran = new(*given, as_of="" if "--as-of" in given else TODAY)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*")} == before


def test_a_corrective_action_has_owner_and_due_date_from_the_records(new: New, alder: Path) -> None:
    ran = new("corrective-action", "--nonconformity", "NC-2026-3")
    data = _data(alder / "corrective-actions" / "CAR-2026-5.yaml")
    assert data == {
        "kind": "corrective-action",
        "id": "CAR-2026-5",
        "nonconformity": "NC-2026-3",
        "status": "opened",
        "owner": "viktor",  # owns supplier-management
        "opened_on": TODAY,
        "due_on": "2027-01-26",  # 180 days after it was raised
    }
    assert "NC-2026-3 is answered by CAR-2026-3 already" in ran.out


def test_a_due_date_that_is_past_is_asked_for(new: New, alder: Path) -> None:
    new("corrective-action", "--nonconformity", "NC-2026-3", as_of="2027-03-01")
    text = (alder / "corrective-actions" / "CAR-2027-1.yaml").read_text(encoding="utf-8")
    assert "# ? by when? 2027-01-26 is past, 180 days as declared after NC-2026-3" in text
    assert "# due_on: YYYY-MM-DD" in text


def test_a_nonconformity_without_a_day_is_not_called_closed(new: New, alder: Path) -> None:
    new("nonconformity", "--grade", "minor", "--title", "A draft", "--into", "findings/2026.yaml")
    ran = new("corrective-action", "--nonconformity", "NC-2026-6")
    assert "not open" not in ran.out
    assert "`--into corrective-actions/open.yaml` would" in ran.out, "where the latest ones stand"
    data = _data(alder / "corrective-actions" / "CAR-2026-5.yaml")
    assert data["due_on"] == "2027-05-25", "the rules count from the day it is opened"


def test_internal_audit_goes_to_who_does_no_other_audit(new: New, tmp_path: Path) -> None:
    _write(tmp_path, all=_TWO_AUDITORS)
    ran = new("audit", "--entry", "AUD-9", "--stdout")
    assert "bo is proposed to lead" in ran.out
    assert "has a part in AUD-1 and AUD-2, which an audit of 9.2 looks at" in ran.err
    ran = new("audit", "--entry", "AUD-2", "--stdout")
    assert "ana is proposed to lead" in ran.out
    assert "has a part in" not in ran.err


_TWO_AUDITORS = """
kind: unit
records: [{id: desk}, {id: lab}]
---
kind: person
records:
  - {id: ana, unit: desk}
  - {id: bo, unit: lab}
---
kind: competence
records:
  - {id: C-1, person: ana, subject: internal-audit, evidence: course, on: 2026-01-01}
  - {id: C-2, person: bo, subject: internal-audit, evidence: course, on: 2026-01-01}
---
kind: audit-programme
id: PRG-1
title: Plan
version: "1"
status: approved
approved_by: ana
approved_on: 2026-01-02
period: {start: 2026-01-01, end: 2028-12-31}
entries:
  - {audit: AUD-1, planned_on: 2027-03-01, scope: ["7"], lead: ana}
  - {audit: AUD-2, planned_on: 2027-04-01, scope: ["5"], lead: ana}
  - {audit: AUD-9, planned_on: 2027-05-01, scope: ["9.2"]}
"""


def test_a_finding_knows_the_audit(new: New, alder: Path) -> None:
    new("nonconformity", "--audit", "AUD-2026-2", "--grade", "minor")
    data = _data(alder / "findings" / "NC-2026-6.yaml")
    assert (data["audit"], data["grade"], data["process"]) == (
        "AUD-2026-2",
        "minor",
        "internal-audit",
    )
    assert data["raised_by"] == "kwame"
    assert "raised_on" not in data, "the fieldwork is over: that is not today"
    ran = new("opportunity-for-improvement", "--incident", "INC-2026-2", "--stdout")
    assert "process: customer-support\n" in ran.out
    assert f"raised_on: {TODAY}\n" in ran.out


def test_a_review_that_is_planned_gets_its_inputs_where_it_stands(new: New, alder: Path) -> None:
    file = alder / "reviews" / "MR-2027.yaml"
    before = file.read_text(encoding="utf-8")
    ran = new("management-review", "--review", "MR-2027", as_of="2027-09-30")
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before)
    inputs = _data(file)["inputs"]
    assert isinstance(inputs, dict)
    assert inputs["previous_actions"]["references"] == ["ACT-2026-3", "ACT-2026-4", "ACT-2026-5"]
    assert "looks back on the time after MR-2026-2 of 2026-10-08, up to 2027-09-30" in ran.out
    again = new("management-review", "--review", "MR-2027", as_of="2027-09-30")
    assert "MR-2027 has `inputs` already" in again.err
    assert file.read_text(encoding="utf-8") == after


def test_the_inputs_that_are_written_satisfy_the_rules_once_it_is_held(
    new: New, alder: Path
) -> None:
    """The review of October 2026 again, of records alone; people answer what was asked."""
    held = alder / "reviews" / "MR-2026-2.md"
    decided = _data_of_page(held)
    held.unlink()
    ran = new(
        *("management-review", "--id", "MR-2026-2", "--series", "2026"),
        *("--output", "reviews/again.yaml"),
        as_of="2026-10-08",
    )
    assert ran.code == 0
    file = alder / "reviews" / "again.yaml"
    data = {**_data(file), **{name: decided[name] for name in decided if name != "inputs"}}
    assert isinstance(data["inputs"], dict)
    silent = sorted(
        field
        for field, said in data["inputs"].items()
        if not isinstance(said, dict) or "summary" not in said
    )
    assert (len(data["inputs"]), silent) == (10, [])
    from isms_lint.documents.yaml_blocks import as_yaml

    file.write_text(as_yaml(data), encoding="utf-8")
    assert _found(alder) == set()


def _data_of_page(path: Path) -> dict[str, object]:
    documents, _ = READERS[".md"](path.read_text(encoding="utf-8"))
    data: dict[str, object] = documents[0].data
    return data


def test_a_programme_that_is_approved_covers_everything(new: New, alder: Path) -> None:
    new("audit-programme")
    file = alder / "audits" / "PRG-2027.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            "status: draft", "status: approved\napproved_by: marieke\napproved_on: 2026-11-26"
        ),
        encoding="utf-8",
    )
    programme = _data(file)
    assert programme["period"] == {"start": "2027-12-10", "end": "2030-12-09"}
    assert _found(alder) == set()
    # In its first days: what is planned covers the cycle, and high risks every year.
    later = check(str(alder), as_of="2028-01-10", select=["PRG", "IND"])
    assert [one for one in later.findings if one.record_id == "PRG-2027"] == []
    why = " ".join(programme["rationale"])  # type: ignore[arg-type]
    assert "RISK-01 is at 16" in why
    assert "NC-2026-2 (major) were found there" in why


def test_a_programme_out_of_nothing_covers_the_standard(new: New, tmp_path: Path) -> None:
    _write(tmp_path, o="kind: organization\nid: small\n")
    new("audit-programme", "--start", "2027-01-01")
    entries = _data(tmp_path / "audits" / "PRG-1.yaml")["entries"]
    assert isinstance(entries, list)
    assert len({entry["audit"] for entry in entries}) == len(entries) >= 6
    years = {entry["planned_on"][:4] for entry in entries}
    assert years == {"2027", "2028", "2029"}
    scopes = [item for entry in entries for item in entry["scope"]]
    assert [scopes.count(clause) for clause in ("6", "9.2", "9.3", "10")] == [3, 3, 3, 3]
    (tmp_path / "audits" / "PRG-1.yaml").write_text(
        (tmp_path / "audits" / "PRG-1.yaml")
        .read_text(encoding="utf-8")
        .replace("status: draft", "status: approved"),
        encoding="utf-8",
    )
    result = check(str(tmp_path), as_of="2027-01-02", select=["PRG004", "PRG005"])
    assert not result.findings


def test_the_statement_is_decided_where_risks_ask_for_it(new: New, alder: Path) -> None:
    ran = new("statement-of-applicability", "--from-risks")
    data = _data(alder / "soa" / "SOA-6.yaml")
    assert (data["version"], data["supersedes"], data["status"]) == ("6", "SOA", "draft")
    rows = {row["control"]: row for row in data["controls"]}  # type: ignore[attr-defined]
    assert sum(control.startswith("A.") for control in rows) == 93
    assert rows["A.8.2"]["applicable"] is True
    assert rows["A.8.2"]["risks"] == ["RISK-01"]
    assert rows["A.8.12"]["implementation"] == "partly"
    assert rows["A.8.13"]["contracts"] == ["CON-1"]
    assert "applicable" not in rows["A.5.1"]
    decided = sum("applicable" in row for row in rows.values())
    assert f"{decided} of {len(rows)} controls are decided by what is on record" in ran.out
    assert _found(alder) == set()


def test_a_revision_of_the_statement_keeps_its_decisions(new: New, alder: Path) -> None:
    new("statement-of-applicability")
    old = {
        row["control"]: row
        for row in _data(alder / "soa/statement-of-applicability.yaml")["controls"]
    }  # type: ignore[index,attr-defined]
    rows = {row["control"]: row for row in _data(alder / "soa/SOA-6.yaml")["controls"]}  # type: ignore[attr-defined]
    kept = ("applicable", "justification", "implementation", "risks", "owner")
    assert {c: [row.get(f) for f in kept] for c, row in rows.items()} == {
        c: [row.get(f) for f in kept] for c, row in old.items()
    }


def test_a_revision_of_the_statement_takes_over_what_fits(new: New, alder: Path) -> None:
    file = alder / "soa" / "statement-of-applicability.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("implementation: implemented", "implementation: yes and no", 1),
        encoding="utf-8",
    )
    assert new("statement-of-applicability").code == 0
    draft = (alder / "soa" / "SOA-6.yaml").read_text(encoding="utf-8")
    assert "yes and no" not in draft
    assert draft.count("? what stands in the one in force fits nothing") == 1


def test_a_waiver_is_for_what_is_found(new: New, tmp_path: Path) -> None:
    _write(
        tmp_path,
        records="kind: organization\nid: small\ntop_management: [ana, bo]\n---\n"
        "kind: person\nrecords: [{id: ana}, {id: bo}]\n---\n"
        "kind: action\nid: ACT-1\nowner: ana\nstatus: open\ndue_on: 2026-01-31\n",
    )
    ran = new("waiver", "--rule", "ACT002", "--target", "ACT-1")
    assert ran.code == 0
    text = (tmp_path / "waivers" / "WV-1.yaml").read_text(encoding="utf-8")
    assert "rule: ACT002\ntarget: ACT-1\n" in text
    assert "Nobody whom it is about (bo)" in text, "ana owns the action"


def test_ids_go_on_and_collide_with_nothing(new: New, alder: Path) -> None:
    for number in (6, 7):
        assert f"nonconformity NC-2026-{number}, " in new("nonconformity").out
    assert "nonconformity NC-2027-1, " in new("nonconformity", as_of="2027-02-02").out
    assert "audit AUD-2028-1, " in new("audit", as_of="2028-02-02").out


def test_files_go_where_the_others_are(new: New, tmp_path: Path) -> None:
    (tmp_path / "isms" / "2025").mkdir(parents=True)
    (tmp_path / "isms" / "2025" / "a.yaml").write_text(
        "kind: incident\nid: INC-7\n", encoding="utf-8"
    )
    assert new("incident").out.startswith("wrote isms/2026/INC-8.yaml: ")
    assert new("action", "--id", "../up").out.startswith("wrote actions/up.yaml: action ../up, ")


def test_nothing_is_overwritten(new: New, tmp_path: Path) -> None:
    (tmp_path / "risk").mkdir()
    mine = tmp_path / "risk" / "RISK-1.yaml"
    mine.write_text("# mine\n", encoding="utf-8")
    ran = new("risk")
    assert ran.code == 2
    assert "risk/RISK-1.yaml: there already, so nothing was written" in ran.err
    assert mine.read_text(encoding="utf-8") == "# mine\n"
    # So it is where the file holds a record, and where two ids would be in one file.
    assert new("risk", "--id", "A/B").code == 0
    ran = new("risk", "--id", "A:B")
    assert "risk/A-B.yaml: there already, so nothing was written" in ran.err


def test_no_link_leads_out(
    new: New, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (tmp_path / "risk").symlink_to(outside)
    ran = new("risk")
    assert ran.code == 2
    assert "a link leads it out" in ran.err
    assert list(outside.iterdir()) == []


def test_a_register_takes_a_row_and_keeps_every_byte(new: New, alder: Path) -> None:
    file = alder / "findings" / "2026.yaml"
    before = file.read_bytes()
    ran = new("nonconformity", "--audit", "AUD-2026-3", "--into", "findings/2026.yaml")
    assert ran.out.startswith("wrote findings/2026.yaml: nonconformity NC-2026-6, ")
    after = file.read_bytes()
    assert after.startswith(before)
    rows = _data(file)["records"]
    assert rows[-1]["id"] == "NC-2026-6"  # type: ignore[index]
    assert "    # grade: major | minor  # ? how grave is it?" in after.decode().splitlines()


def test_what_somebody_else_changed_meanwhile_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "findings.yaml"
    file.write_text("theirs", encoding="utf-8")
    with pytest.raises(UsageError, match="changed meanwhile, so nothing was written"):
        write_changed(str(tmp_path), "findings.yaml", "as it was", "ours")
    assert file.read_text(encoding="utf-8") == "theirs"


def test_what_the_head_of_a_register_says_is_not_asked(new: New, alder: Path) -> None:
    new("document", "--type", "policy", "--into", "documents/register.yaml")
    text = (alder / "documents" / "register.yaml").read_text(encoding="utf-8")
    row = text[text.index("  - id: POL-7") :]
    assert "retention" not in row, "the head says it for all"
    assert "status: draft" in row


def test_line_ends_stay_as_they_are(new: New, tmp_path: Path) -> None:
    file = tmp_path / "risks.yaml"
    file.write_bytes(b"kind: risk\r\nrecords:\r\n  - {id: R-1, title: a}  # first\r\n# last\r\n")
    assert new("risk", "--into", "risks.yaml").code == 0
    raw = file.read_bytes()
    assert raw.startswith(b"kind: risk\r\nrecords:\r\n  - {id: R-1, title: a}  # first\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert b"  - id: R-2\r\n" in raw


def test_a_file_takes_one_more_document(new: New, tmp_path: Path) -> None:
    _write(tmp_path, o="kind: organization\nid: o")
    new("person", "--name", "Ada Park", "--into", "o.yaml")
    text = (tmp_path / "o.yaml").read_text(encoding="utf-8")
    assert text.startswith("kind: organization\nid: o\n---\nkind: person\nid: ada-park\n")


def test_json_has_no_comments_so_questions_are_told(new: New, alder: Path) -> None:
    ran = new("result", "--measure", "MSR-1", "--value", "90", "--into", "objectives/results.json")
    assert "wrote objectives/results.json: result RES-1-2026-Q4, 1 open question\n" in ran.out
    assert "  ? actions: 95 is the target: what is done?\n" in ran.out


def test_it_can_be_printed(new: New, alder: Path) -> None:
    before = sorted(alder.rglob("*"))
    ran = new("corrective-action", "--nonconformity", "NC-2026-3", "--stdout")
    assert ran.out.startswith("kind: corrective-action\nid: CAR-2026-5\n")
    assert "NC-2026-3 is answered by CAR-2026-3 already" in ran.err
    assert sorted(alder.rglob("*")) == before


HOSTILE = " ".join(
    (
        r"x\n# isms-lint: ignore[ALL] fine\nstatus: closed",
        r"\"}]: &a *a !!python/object {{ 7 * 7 }} <script>",
        r"\u001b[2J\u202e::error::x\u0007",
        r"\n---\n...\n",
        r"\u2028kind: waiver\u0085\u0000",
    )
)
"""As it stands in JSON."""


def test_hostile_texts_in_records_stay_texts(new: New, tmp_path: Path) -> None:
    """Names and titles come into the drafts as data, as comments and as notes."""
    records = """[
        {"kind": "organization", "id": "o", "complaints": "X", "nonconformity_grades": ["X"],
          "top_management": ["ana"], "certificate": {"body": "X"}},
        {"kind": "person", "id": "ana", "name": "X", "unit": "u"},
        {"kind": "process", "id": "p", "name": "X", "owner": "ana", "controls": ["A.8.13"]},
        {"kind": "audit-programme", "id": "PRG-1", "status": "approved", "manager": "ana",
          "period": {"start": "2026-01-01", "end": "2028-12-31"}, "methods": ["X"],
          "criteria": ["X"], "planning": "X",
          "entries": [{"audit": "AUD-1", "planned_on": "2027-03-01", "scope": ["p", "X"]}]},
        {"kind": "nonconformity", "id": "NC-1", "grade": "X", "status": "open",
          "raised_on": "2026-10-01", "process": "p", "requirement": ["X"]},
        {"kind": "objective", "id": "OBJ-1", "title": "X", "target": "X", "status": "active"},
        {"kind": "measure", "id": "MSR-1", "objective": "OBJ-1", "title": "X", "unit": "X"},
        {"kind": "result", "id": "RES-1", "measure": "MSR-1", "on": "2026-10-02", "value": "X"},
        {"kind": "risk", "id": "R-1", "title": "X", "status": "active", "owner": "ana", "level": 4,
          "treatment": "modify", "controls": ["A.8.13"]},
        {"kind": "change", "id": "CHG-1", "title": "X", "status": "X", "determined_on": "2026-10-03"},
        {"kind": "opportunity-for-improvement", "id": "OFI-1", "statement": "X",
          "raised_on": "2026-10-04"}
    ]"""
    text = records.replace('"X"', f'"{HOSTILE}"')
    (tmp_path / "all.json").write_text(text, encoding="utf-8")
    before = check(str(tmp_path), as_of=TODAY)
    for given in (
        ["audit", "--entry", "1"],
        ["nonconformity", "--process", "p"],
        ["corrective-action", "--nonconformity", "NC-1"],
        ["management-review"],
        ["audit-programme"],
        ["statement-of-applicability", "--from-risks"],
        ["result", "--measure", "MSR-1"],
        ["external-audit", "--type", "surveillance"],
        ["incident"],
    ):
        ran = new(*given)
        assert ran.code == 0, ran.err
        assert all(char.isprintable() or char == "\n" for char in ran.out)
        assert "::error" not in ran.out
    made = sorted(tmp_path.rglob("*.yaml"))
    assert len(made) == 9
    for path in made:
        written = path.read_text(encoding="utf-8")
        comments = [line for line in written.split("\n") if line.lstrip().startswith("#")]
        assert all(map(str.isprintable, comments))
        documents, problems = READERS[".yaml"](written)
        assert (len(documents), problems) == (1, [])
    result = check(str(tmp_path), as_of=TODAY)
    assert len(result.ignores) == len(before.ignores) == 0
    assert sum(result.records.values()) == sum(before.records.values()) + 9
    unknown = {"REF006", "REF007", "REF010", "INP001"}
    assert {f.record_id for f in result.findings if f.code in unknown} <= {"CHG-1"}


def test_kinds_of_plugins_begin_by_their_schema(new: New, tmp_path: Path) -> None:
    (tmp_path / "acme.json").write_text(
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:acme:supplier",'
        ' "title": "Supplier", "description": "Who supplies what.", "type": "object",'
        ' "required": ["id", "service"], "properties": {"kind": {"const": "acme-supplier"},'
        ' "id": {"$ref": "urn:isms-lint:common#/$defs/identifier"},'
        ' "status": {"type": "string", "enum": ["proposed", "in-use"]},'
        ' "service": {"type": "string", "description": "What they supply."},'
        ' "contact": {"$ref": "urn:isms-lint:common#/$defs/person"},'
        ' "reviewed_on": {"$ref": "urn:isms-lint:common#/$defs/pastDate", "description": "Last"}}}',
        encoding="utf-8",
    )
    plugin = tmp_path / "acme.py"
    plugin.write_text(
        "from isms_lint.plugins.hookspecs import hookimpl\n\n\n@hookimpl\ndef isms_lint_kinds():\n"
        f"    return {{'acme-supplier': {str(tmp_path / 'acme.json')!r}}}\n",
        encoding="utf-8",
    )
    _write(tmp_path, people="kind: person\nrecords: [{id: ana}, {id: bo, to: 2020-01-01}]\n")
    ran = new("acme-supplier", "--plugin", "acme.py", "--stdout")
    assert ran.out.splitlines() == [
        "kind: acme-supplier",
        "id: AS-1",
        "# title: ...  # ? title",
        "status: proposed",
        "# service: ...  # ? What they supply",
        "# contact: ...  # ? contact (ana)",
        "# reviewed_on: YYYY-MM-DD  # ? Last",
    ]


BROKEN = {
    "raise ValueError('no')": "the draft of risk failed: ValueError: no",
    "return 7": "failed: it gave a value of the type int, which is no Drafted",
    "return Drafted({'status': 'strange'})": "`status`: `strange` does not fit the schema",
    "return Drafted({'colour': 'red'})": "`colour`: `colour` does not fit the schema",
    "raise NoDraft('say more')": "isms-lint: say more",
}


@pytest.mark.parametrize("body", BROKEN)
def test_drafts_of_plugins_are_held_to_what_they_have_to_be(
    new: New, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    (tmp_path / "acme.py").write_text(
        "from isms_lint.offers.draft import Draft, Drafted, NoDraft\n"
        "from isms_lint.plugins.hookspecs import hookimpl\n\n\n"
        f"def begin(asked):\n    {body}\n\n\n"
        "@hookimpl\ndef isms_lint_drafts():\n    return [Draft('risk', {}, begin)]\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("isms_lint_iso27001.drafts.all_kinds.DRAFTS", ())
    ran = new("risk", "--plugin", "acme.py")
    assert (ran.code, ran.out) == (2, "")
    assert BROKEN[body] in ran.err
    assert not (tmp_path / "risk").exists()


def test_options_of_new_itself_belong_to_no_draft(
    new: New, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "acme.py").write_text(
        "from isms_lint.offers.draft import Draft\n"
        "from isms_lint.plugins.hookspecs import hookimpl\n\n\n"
        "@hookimpl\ndef isms_lint_drafts():\n    return [Draft('risk', {'into': 'x'})]\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("isms_lint_iso27001.drafts.all_kinds.DRAFTS", ())
    ran = new("risk", "--plugin", "acme.py")
    assert ran.code == 2
    assert "the draft of `risk` cannot take an option --into" in ran.err


def test_help_tells_what_a_kind_takes(new: New) -> None:
    ran = new("corrective-action", "--help", as_of="")
    assert ran.code == 0
    for option in ("--nonconformity", "--incident", "--owner", "--into", "--stdout", "--title"):
        assert option in ran.out
    assert "--name" in new("person", "--help", as_of="").out


def test_kinds_are_listed(new: New) -> None:
    ran = new(as_of="")
    assert ran.code == 0
    named = [line.split()[0] for line in ran.out.splitlines()]
    assert named[:-2] == list(plugins().kinds)
    assert new("--list", as_of="").out == ran.out


def test_files_that_are_not_read_are_told(new: New, tmp_path: Path) -> None:
    _write(tmp_path, broken="kind: risk\nid: [\n")
    ran = new("risk")
    assert ran.code == 0
    assert "isms-lint: not all is read: broken.yaml:" in ran.err


def test_the_day_is_today_where_none_is_said(new: New, tmp_path: Path) -> None:
    new("risk", as_of="")
    text = str(_data(tmp_path / "risk" / "RISK-1.yaml")["identified_on"])
    assert abs((date.fromisoformat(text) - date.today()).days) <= 1


_PAGE = ALDER.parents[1] / "docs" / "new-records.md"
_STEP = re.compile(
    r"^```sh\n(?P<command>.*?)^```$"
    r"|^<!-- (?P<what>printed|refused|in (?P<file>\S+)) -->\n```text\n(?P<shown>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def test_the_page_on_new_records_shows_what_is_written(new: New, alder: Path) -> None:
    """Lines `…` stand for others."""
    steps = list(_STEP.finditer(_PAGE.read_text(encoding="utf-8")))
    ran = None
    for step in steps:
        if step["command"]:
            _, command, *arguments = shlex.split(step["command"])
            assert command == "new"
            ran = new(*arguments, as_of="2026-11-20")
            continue
        assert ran is not None
        text = ran.err if step["what"] == "refused" else ran.out
        if step["file"]:
            text = (alder / step["file"]).read_text(encoding="utf-8")
        parts = re.split(r"^…\n", step["shown"], flags=re.MULTILINE)
        assert re.fullmatch(r"(?s:.*)".join(map(re.escape, parts)), text), step["what"]
    assert len(steps) == 19


def test_the_page_on_new_records_names_every_option() -> None:
    text = _PAGE.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z][a-z-]+)` \| (.*) \|$", text, re.MULTILINE))
    drafts = {kind: draft for kind, draft in plugins().offered.drafts.items() if draft.options}
    assert list(rows) == sorted(drafts)
    for kind, draft in drafts.items():
        assert re.findall(r"`--([a-z-]+)[ `]", rows[kind]) == list(draft.options), kind
    for option in OWN_OPTIONS - {"help"}:
        assert re.search(rf"`--{option}[ `]", text), option
