"""Messages: what placeholders show, and that nothing in them is taken for anything else."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from rule_kit import rule, run

RECORD = {
    "kind": "unit",
    "id": "u-1",
    "name": "Unit",
    "x_list": ["a", "b"],
    "x_many": ["a", "b", "c", "d", "e", "f", "g"],
    "x_none": [],
    "x_map": {"id": "m-1", "a": 1},
    "x_plain": {"a": 1},
    "x_yes": True,
    "x_number": 1.5,
    "x_half": [True, None, 2],
}


def shown(message: str, **fields: object) -> str:
    result = run(
        json.dumps({**RECORD, **fields}), rule(kind="unit", holds="false", message=message)
    )
    (finding,) = result.findings
    assert finding.code == "TST001", finding.message
    return finding.message


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("no placeholder", "no placeholder"),
        ("{record.name}", "Unit"),
        ("{ record.name }!", "Unit!"),
        ("{record.name}{record.name}", "UnitUnit"),
        ("{{{record.name}}}", "{Unit}"),
        ("{{}} {{record.name}}", "{} {record.name}"),
        ("{{0.__class__}} {{!r}} %s %(a)s $x", "{0.__class__} {!r} %s %(a)s $x"),
        ("{'}'} {\"{\"}", "} {"),
        ("{'it\\'s }'}", "it's }"),
        ("{'\\\\'}x", "\\x"),
        ("{{'a': 1}}", "{'a': 1}"),
        ("{ {'id': 'a'} }", "a"),
        ("{ {'a': {'b': 2}}.a.b }", "2"),
        ("{record.x_list}", "a, b"),
        ("{record.x_none}", "none"),
        ("{record.x_map}", "m-1"),
        ("{record.x_plain}", "a mapping"),
        ("{record.x_yes} {!record.x_yes}", "true false"),
        ("{record.x_number} {7} {-1}", "1.5 7 -1"),
        ("{record.x_half}", "true, not stated, 2"),
        ("{null}", "not stated"),
        ("{record.owner}", "not stated"),
        ("{record.x_list[7]}", "not stated"),
        ('{record.?owner.orValue("nobody")}', "nobody"),
        ('{record.name == "Unit" ? "one: " + record.id : "other"}', "one: u-1"),
        ("{1.0 / 0.0} {double('nan')}", "inf nan"),
    ],
)
def test_what_placeholders_show(message: str, expected: str) -> None:
    assert shown(message) == expected


def test_of_a_long_list_the_first_are_named() -> None:
    assert shown("{record.x_many}").startswith("a, b, c, d, e")
    assert "g" not in shown("{record.x_many}").split(", ")


def test_a_long_text_is_cut() -> None:
    assert len(shown("{record.x_long}", x_long="x" * 3000)) <= 500


def test_the_same_word_twice_is_two_things() -> None:
    record = {"x_a": {"name": "one"}, "x_b": {"name": "two"}, "name_3": "three", "name_2": "four"}
    message = "{record.x_a.name} {record.x_b.name} {record.x_c.name} {record.x_b.name} {record.id}"
    assert shown(message, **record) == "one two not stated two u-1"


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("{record.name", "a placeholder `{` is never closed"),
        ("{'}", "a placeholder `{` is never closed"),
        ("a } b", "a brace `}` closes nothing"),
        ("{}", ""),
        ("{record.__class__}", "there is no field `__class__`"),
        ("{record.name!r}", ""),
        ("{record.name:>9}", ""),
        ("{0.__init__}", ""),
        ("{record.?owner}", "an optional value"),
        ("{record.nmae}", "there is no field `nmae`; did you mean `name`?"),
        ("{item.a}", "`item` is an entry of `for_each`"),
        ("{other.a}", "`other` is a record in a `where`"),
        ("{options.a}", "the rule has no option `a`"),
    ],
)
def test_a_placeholder_that_is_none_is_refused(message: str, reason: str) -> None:
    result = run(json.dumps(RECORD), rule(kind="unit", holds="true", message=message))
    (finding,) = result.findings
    assert (finding.code, finding.path) == ("RUL001", "message")
    assert reason in finding.message


@pytest.mark.parametrize(
    "placeholder", ["{b'a'}", "{type(1)}", "{timestamp('2026-01-01T00:00:00Z')}", "{1 / 0}"]
)
def test_a_placeholder_without_a_text_costs_no_finding(placeholder: str) -> None:
    result = run(json.dumps(RECORD), rule(kind="unit", holds="false", message=f"a {placeholder}"))
    assert sorted((f.code, f.path) for f in result.findings) == [
        ("RUL002", "message"),
        ("TST001", ""),
    ]


EVIL = "<b>\x1b[31m\x00\x07|`x`\u202e&amp;\r\n::error::x\u2028]]>"
FORMATS = ["table", "json", "sarif", "junit", "csv", "markdown", "github", "gitlab"]


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_in_a_message_leads_out_of_a_report(tmp_path: Path, format: str) -> None:
    (tmp_path / "rules").mkdir()
    text = rule(kind="unit", holds="false", message=f"evil {EVIL} {{record.name}}")
    (tmp_path / "rules" / "r.yaml").write_text(text, encoding="utf-8")
    record = {"kind": "unit", "id": "u-1", "name": EVIL}
    (tmp_path / "isms.json").write_text(json.dumps(record), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "isms_lint", "check", "--select=TST", f"--format={format}"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert ran.returncode in (0, 1), ran.stderr
    out = ran.stdout.decode("utf-8")
    assert "evil" in out
    assert not set(out) & {"\x1b", "\x00", "\x07", "\u202e", "\u2028"}
    if format in ("json", "sarif", "gitlab"):
        json.loads(out)
    elif format == "junit":
        ET.fromstring(out)
    elif format == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(out))}) == 1
    elif format == "github":
        assert [line for line in out.splitlines() if line.startswith("::error::x")] == []
    elif format == "markdown":
        assert "<b>" not in out
