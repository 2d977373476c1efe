"""The format `azure`, read as the agent of Azure Pipelines reads it."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from reports_kit import HOSTILE, accepted, finding, hostile_result, result

from isms_lint.findings.finding import Location, Status
from isms_lint.findings.result import Result
from isms_lint.reporters import REPORTERS, Style

PLAIN = Style()


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def _unescaped(text: str) -> str:
    for written, char in (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]")):
        text = text.replace(written, char)
    return text.replace("%AZP25", "%")


def commands(text: str) -> list[Command]:
    """`##vso[area.event key=value;...]data`, anywhere in a line, as the agent takes it."""
    found = []
    for line in text.split("\n"):
        line = re.sub("[\ufe00-\ufe0f]", "", line)
        begin = line.find("##vso[")
        end = line.find("]", begin)
        if begin < 0 or end < 0:
            continue
        name, _, listed = line[begin + 6 : end].partition(" ")
        pairs = (pair.partition("=") for pair in listed.split(";") if pair)
        properties = {key: _unescaped(value) for key, _, value in pairs}
        found.append(Command(name, properties, _unescaped(line[end + 1 :])))
    return found


def _commands(found: Result, style: Style = PLAIN) -> list[Command]:
    return commands("".join(REPORTERS["azure"](found, style)))


def test_an_error_stands_at_its_place() -> None:
    [command] = _commands(result(findings=(finding(severity="error"),)), Style(lead="isms/"))
    assert command.name == "task.logissue"
    assert command.properties == {
        "type": "error",
        "sourcepath": "isms/isms.yaml",
        "linenumber": "4",
        "columnnumber": "9",
        "code": "CAR005",
    }
    assert command.data == (
        "due on 2026-09-30 and still open (corrective-action CAR-1)"
        " [10.2 c; organization's own rule]"
    )


def test_what_is_neither_error_nor_warning_is_a_line_of_the_log() -> None:
    found = tuple(finding(severity=level) for level in ("info", "warning", "error"))
    whole = result(findings=found, accepted=(accepted(Status.WAIVED, severity="error"),))
    assert [command.properties["type"] for command in _commands(whole)] == ["error", "warning"]
    lines = "".join(REPORTERS["azure"](whole, Style())).splitlines()
    assert any(line.startswith("isms.yaml:4:9: info CAR005 ") for line in lines)
    assert any(line.startswith("isms.yaml:4:9: accepted CAR005 ") for line in lines)
    assert any("WVR-1" in line for line in lines)


def test_escapes_are_read_back() -> None:
    odd = "100%; [a] %3B%5D%0A%AZP25%25"
    [command] = _commands(
        result(findings=(finding(message=odd, location=Location(odd, 1, 1, 1, 1)),))
    )
    assert command.data.startswith(odd)
    assert command.properties["sourcepath"] == odd


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_records_starts_no_command(text: str) -> None:
    [command] = _commands(hostile_result(text))
    assert command.name == "task.logissue"
    assert list(command.properties) == ["type", "sourcepath", "linenumber", "columnnumber", "code"]
    assert (command.properties["type"], command.properties["code"]) == ("warning", "CAR005")


@pytest.mark.parametrize("form", sorted(REPORTERS.keys() - {"azure"}))
@pytest.mark.parametrize("text", HOSTILE)
def test_nor_does_it_in_any_other_format(form: str, text: str) -> None:
    for style in (Style(), Style(width=40, lead=text, table_style="plain", statistics=True)):
        assert commands("".join(REPORTERS[form](hostile_result(text), style))) == []
