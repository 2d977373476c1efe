"""`isms-lint new KIND`: rows of a register one after another, and what newcomers stumble over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from isms_lint.cli.main import main
from isms_lint.documents.builtin import READERS

EMPTY = "# Risks of the house.\nkind: risk\nrecords: []\n# An example:\n#   - id: RISK-1\n"


def _new(title: str) -> None:
    arguments = ["risk", "--title", title, "--into", "register.yaml", "--as-of", "2027-01-05"]
    assert main(["new", *arguments]) == 0


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "register.yaml").write_text(EMPTY, encoding="utf-8")
    return tmp_path / "register.yaml"


def test_a_register_without_rows_gets_rows(register: Path) -> None:
    _new("Fire")
    _new("Flood")
    documents, problems = READERS[".yaml"](register.read_text(encoding="utf-8"))
    assert problems == []
    assert [one.data["records"] for one in documents] == [
        [
            {
                "id": f"RISK-{number}",
                "title": title,
                "status": "active",
                "identified_on": "2027-01-05",
            }
            for number, title in ((1, "Fire"), (2, "Flood"))
        ]
    ]


def test_what_a_planned_review_lacks_is_asked_around_its_inputs(register: Path) -> None:
    register.write_text(
        "kind: management-review\nid: MR-1\nplanned_on: 2027-02-01\nnext_on: 2028-02-01\n"
        "---\nkind: audit\nid: AUD-1\nstatus: reported\nreported_on: 2026-12-01\nfindings: []\n",
        encoding="utf-8",
    )
    assert main(["new", "management-review", "--review=MR-1", "--as-of=2027-01-05"]) == 0
    text = register.read_text(encoding="utf-8")
    before, inputs, behind = text.partition("\ninputs:\n")
    assert inputs
    assert "# participants: [{person: ..., present: true}]" in before
    assert "# held_on: YYYY-MM-DD" in before
    for field in ("decisions", "conclusion", "approved_by", "approved_on"):
        assert re.search(rf"^# {field}: ", behind.partition("---")[0], re.MULTILINE), field
    assert "when is the next? " not in text  # it says that already


def test_each_row_keeps_its_questions(register: Path) -> None:
    _new("Fire")
    first = register.read_text(encoding="utf-8")
    assert first.startswith("# Risks of the house.\nkind: risk\nrecords:\n  - id: RISK-1\n")
    assert first.endswith("# An example:\n#   - id: RISK-1\n")
    _new("Flood")
    second = register.read_text(encoding="utf-8")
    rows = second.split("  - id: ")[1:]
    assert [row.partition("\n")[0] for row in rows[:2]] == ["RISK-1", "RISK-2"]
    assert second.startswith(first.removesuffix("# An example:\n#   - id: RISK-1\n"))
    assert rows[0].count("# ?") == rows[1].count("# ?") > 5


ORGANIZATION = "kind: organization\nid: org\nname: Org\ntop_management: [ana]\n"
DRAFT = "---\nkind: statement-of-applicability\nid: SOA\nstatus: draft\ncontrols: []\n"


def test_a_second_draft_of_the_statement_is_told(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register.write_text(ORGANIZATION + DRAFT, encoding="utf-8")
    assert main(["new", "statement-of-applicability", "--from-risks"]) == 0
    assert "  SOA in register.yaml is a draft too: keep one of both\n" in capsys.readouterr().out


def test_a_rule_that_does_not_run_has_nothing_to_waive(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = "---\nkind: document\nid: PRO-1\nstatus: approved\nnext_review_on: 2026-01-01\n"
    register.write_text(ORGANIZATION + late, encoding="utf-8")
    configuration = register.with_name(".isms-lint.yaml")
    configuration.write_text("profile: managed\n", encoding="utf-8")
    asked = ["new", "waiver", "--rule=DOC004", "--target=PRO-1", "--as-of=2027-01-05"]
    assert main(asked) == 2
    assert "--rule DOC004: it does not run here" in capsys.readouterr().err
    configuration.write_text("profile: certification\n", encoding="utf-8")
    assert main(asked) == 0


def test_who_comes_from_the_body_is_not_asked_for(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = "---\nkind: external-audit\nid: STAGE-2\ntype: stage-2\nstatus: reported\n"
    register.write_text(ORGANIZATION + visit, encoding="utf-8")
    assert main(["new", "nonconformity", "--external-audit=STAGE-2", "--stdout"]) == 0
    text = capsys.readouterr().out
    assert "external_audit: STAGE-2\n" in text
    assert "raised_by" not in text
    assert main(["new", "nonconformity", "--stdout"]) == 0
    assert "# raised_by: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "asks"),
    [("kind: risk\nrecords: []\n", True), ("{kind: risk, records: []}\n", False)],
)
def test_questions_that_have_no_room_in_the_file_are_printed(
    register: Path, capsys: pytest.CaptureFixture[str], text: str, asks: bool
) -> None:
    register.write_text(text, encoding="utf-8")
    _new("Fire")
    printed = capsys.readouterr().out
    assert ("open questions, each with `# ?`\n" in printed) is asks
    assert ("\n  ? owner: who owns it?\n" in printed) is not asks
    assert ("# owner: ...  # ? who owns it?" in register.read_text(encoding="utf-8")) is asks
