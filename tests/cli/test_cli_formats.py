"""The formats for tools, as one run of the command writes them all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from cli_process import Cli

FILE = "a b/[x](y)&'\"<%41#?:\x1b\n\u202eé.yaml"
RECORD = r"""kind: corrective-action
id: "::error::x%0A<script>=cmd()|[x](javascript:1)]]>&'\e[31m\0\u202e\n–é"
status: planned
due_on: 2026-09-30
"""
ID = "::error::x%0A<script>=cmd()|[x](javascript:1)]]>&'\x1b[31m\x00\u202e\n–é"
SHOWN = "<script>=cmd()|[x](javascript:1)]]>&'\\x1b[31m\\x00\\u202e –é"
FORMATS = ("sarif", "junit", "checkstyle", "rdjson", "gitlab")


@pytest.fixture
def reports(cli: Cli, tmp_path: Path) -> dict[str, str]:
    """What each format says of a record and a file with hostile names."""
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(RECORD, encoding="utf-8")
    places = [part for name in FORMATS for part in (f"--format={name}", f"--output=out.{name}")]
    ran = cli("check", "--as-of=2026-11-20", "--select=CAR005", "--fail-on=warning", *places)
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    return {name: (tmp_path / f"out.{name}").read_text(encoding="utf-8") for name in FORMATS}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_hostile_records_and_file_names_reach_no_reader_raw(reports: dict[str, str]) -> None:
    for name in FORMATS:
        assert not set(reports[name]) & set("\x00\x07\x1b"), name
    sarif = json.loads(reports["sarif"])["runs"][0]["results"][0]
    assert sarif["properties"]["record"]["id"] == ID
    place: dict[str, Any] = sarif["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == FILE
    (issue,) = json.loads(reports["gitlab"])
    (diagnostic,) = json.loads(reports["rdjson"])["diagnostics"]
    assert issue["location"]["path"] == diagnostic["location"]["path"] == FILE
    checkstyle = ElementTree.fromstring(reports["checkstyle"].encode("utf-8"))
    (error,) = checkstyle.iter("error")
    junit = ElementTree.fromstring(reports["junit"].encode("utf-8"))
    (failed,) = junit.findall(".//failure/..")
    for text in (issue["description"], diagnostic["message"], error.attrib["message"]):
        assert SHOWN in text
    assert SHOWN in failed.attrib["name"]
    named = checkstyle.findall("file")[0].attrib["name"]
    assert named == "a b/[x](y)&'\"<%41#?:\\x1b \\u202eé.yaml"


COUNTED = {
    "sarif": '"suppressions": []',
    "junit": "<failure ",
    "checkstyle": 'severity="warning"',
    "rdjson": '"severity": "WARNING"',
    "gitlab": '"severity": "minor"',
}
"""What a finding that counts has in each format, where others are accepted."""


@pytest.mark.parametrize("name", FORMATS)
def test_a_waived_finding_stands_in_every_format_and_fails_none(
    cli: Cli, waived: Path, name: str
) -> None:
    asked = ("check", waived, "--as-of=2026-11-20", "--select=CAR005", "--fail-on=warning")
    ran = cli(*asked, f"--format={name}")
    assert (ran.code, ran.err) == (0, "")
    for said in ("WVR-1", "2027-01-31", "ana", "the supplier is late"):
        assert said in ran.out
    assert COUNTED[name] not in ran.out
    (waived / "more.yaml").write_text((waived / "isms.yaml").read_text().replace("-1", "-2"))
    ran = cli(*asked, f"--format={name}")
    assert (ran.code, ran.out.count(COUNTED[name])) == (1, 1)
