"""Comments beside records, as the command shows them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_process import Cli

AS_OF = ("--as-of", "2026-11-20")
RECORD = "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-09-30"
COMMENT = "  # isms-lint: ignore[CAR005] the \x1b[31msupplier delivers in January"


@pytest.fixture
def commented(overdue: Path) -> Path:
    text = (RECORD + COMMENT.replace("\x1b", "") + "\n").encode("utf-16")
    (overdue / "isms.yaml").write_bytes(text)
    (overdue / "policy.md").write_text(
        "---\nkind: document\nid: POL-1\ncolour: red\n---\n"
        "<!-- isms-lint: ignore[REF006]\n     the colour says who may read it -->\n\nText.\n"
    )
    return overdue


def test_the_table_says_what_is_accepted_and_why(cli: Cli, commented: Path) -> None:
    done = cli("check", commented, *AS_OF, "--select", "CAR005,REF006,GATE", "--fail-on", "info")
    assert (done.code, done.err) == (0, "")
    assert "supplier delivers in January" in done.out
    assert "the colour says who may read it" in done.out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_json_lists_the_comments(cli: Cli, commented: Path, jobs: str) -> None:
    (commented / "unit.yaml").write_text(
        "kind: unit\nid: u\n# isms-lint: ignore[REF006] ours\nname: U # isms-lint: disable\n"
    )
    done = cli("check", commented, *AS_OF, "--format", "json", "--jobs", jobs, "--select", "REF006")
    data = json.loads(done.out)
    assert done.code == 1
    assert [(f["code"], f["status"]) for f in data["findings"]] == [
        ("REF006", "ignored"),
        ("GATE001", "open"),
    ]
    assert data["rules"] == ["REF006", "GATE001"], "what guards the gate is named where it speaks"
    assert [(i["codes"], i["accepted"]) for i in data["ignores"]] == [
        (["CAR005"], 0),
        (["REF006"], 1),
        (["REF006"], 0),
    ]
    assert data["ignores"][1]["location"]["line"] == 6
    assert data["ignores"][1]["reason"] == "the colour says who may read it"


def test_paths_narrow_what_is_said_of_comments(cli: Cli, commented: Path) -> None:
    (commented / "unit.yaml").write_text("kind: unit\nid: u # isms-lint: disable\n")
    done = cli("check", commented / "policy.md", "--root", commented, *AS_OF, "--format", "json")
    data = json.loads(done.out)
    assert {f["location"]["file"] for f in data["findings"]} == {"policy.md"}
    assert {i["location"]["file"] for i in data["ignores"]} == {"policy.md"}


def test_a_malformed_comment_fails_the_run(cli: Cli, overdue: Path) -> None:
    (overdue / "isms.yaml").write_text(RECORD + "  # isms-lint: ignore CAR005 \u202e`x`\n")
    done = cli("check", overdue, *AS_OF, "--select", "INP")
    assert done.code == 1
    assert "GATE001" in done.out
    assert "\u202e" not in done.out


@pytest.mark.parametrize("code", ["GATE001", "ignore-unused"])
def test_explain(cli: Cli, code: str) -> None:
    done = cli("explain", code)
    assert done.code == 0
    assert "How to fix" in done.out


def test_fixes_leave_comments_where_they_are(cli: Cli, overdue: Path) -> None:
    before = (
        "# isms-lint: ignore[REF001] she starts in May\r\nkind: corrective-action\r\nid: CAR-1\r\n"
        "status: plannde  # isms-lint: ignore[REF003] ours\r\nowner: ana\r\n"
        "# isms-lint: ignore[CAR005] the supplier delivers in January\r\ndue_on: 30.09.2026\r\n"
    )
    (overdue / "isms.yaml").write_bytes(before.encode())
    cli("check", overdue, *AS_OF, "--fix")
    after = before.replace("plannde", "planned").replace("30.09.2026", "2026-09-30")
    assert (overdue / "isms.yaml").read_bytes() == after.encode()
