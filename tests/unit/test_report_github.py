"""The format `github`, read as the runner of GitHub Actions reads it."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from reports_kit import HOSTILE, accepted, finding, hostile_result, result

from isms_lint.findings.finding import Location, RelatedLocation, Status
from isms_lint.findings.result import Result
from isms_lint.reporters import REPORTERS, Style

PLAIN = Style()
KNOWN = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask", "add-path"),
    *("add-matcher", "remove-matcher", "set-env", "set-output", "save-state", "stop-commands"),
}


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def _unescaped(text: str, *escapes: str) -> str:
    for escape in (*escapes, "%25"):
        text = text.replace(escape, chr(int(escape[1:], 16)))
    return text


def _new_form(line: str) -> Command | None:
    """`::name key=value,key=value::data` at the beginning, as `TryParseV2` of the runner takes it."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    pairs = (pair.partition("=") for pair in listed.strip().split(",") if pair)
    properties = {key: _unescaped(value, "%0D", "%0A", "%3A", "%2C") for key, _, value in pairs}
    if name.lower() not in KNOWN:
        return None
    return Command(name, properties, _unescaped(line[end + 2 :], "%0D", "%0A"))


def _old_form(line: str) -> str | None:
    """`##[name key=value;]data` anywhere in the line. Marks without width do not count there."""
    seen = re.sub("[\ufe00-\ufe0f]", "", line)
    found = re.search(r"##\[([^\] ]*)[^\]]*\]", seen)
    return found[1] if found and found[1].lower() in KNOWN else None


def commands(text: str) -> list[Command]:
    """What the runner does for what was printed; no line may be a command of the old form."""
    found = []
    for line in text.split("\n"):
        command = _new_form(line)
        assert command is not None or _old_form(line) is None, line
        if command is not None:
            found.append(command)
    return found


def _commands(found: Result, style: Style = PLAIN) -> list[Command]:
    return commands("".join(REPORTERS["github"](found, style)))


def test_an_error_stands_at_its_place() -> None:
    [command] = _commands(result(findings=(finding(severity="error"),)), Style(lead="isms/"))
    assert command.name == "error"
    assert command.properties == {
        "file": "isms/isms.yaml",
        "line": "4",
        "endLine": "4",
        "col": "9",
        "endColumn": "19",
        "title": "CAR005 overdue",
    }
    assert command.data == (
        "due on 2026-09-30 and still open (corrective-action CAR-1)"
        " [10.2 c; organization's own rule]"
    )


def test_columns_are_left_out_where_the_runner_would_drop_them() -> None:
    over_lines = finding(location=Location("isms.yaml", 4, 9, 6, 2))
    [command] = _commands(result(findings=(over_lines,)))
    assert {"line": "4", "endLine": "6"}.items() <= command.properties.items()
    assert not {"col", "endColumn"} & command.properties.keys()


def test_the_gravest_come_first_and_remarks_are_notices() -> None:
    found = tuple(finding(severity=level) for level in ("info", "error", "warning", "error"))
    names = [command.name for command in _commands(result(findings=found))]
    assert names == ["error", "error", "warning", "notice"]


def test_related_places_follow_on_lines_of_their_own() -> None:
    other = RelatedLocation("graded here", "nonconformity", "NC-1", Location("nc.yaml", 3, 8, 3, 9))
    [command] = _commands(result(findings=(finding(related=(other,)),)))
    assert command.data.split("\n")[1:] == ["graded here: nonconformity NC-1 (nc.yaml:3:8)"]


def test_what_is_accepted_is_a_notice_that_names_its_waiver() -> None:
    waived = accepted(Status.WAIVED, severity="error")
    held = accepted(Status.BASELINE)
    [command] = _commands(result(accepted=(waived, held)))
    assert command.name == "notice"
    for word in ("WVR-1", "2026-12-31", "ana", "the supplier is being replaced"):
        assert word in command.data
    assert _commands(result(accepted=(waived,)), Style(quiet=True)) == []


def test_escapes_are_read_back() -> None:
    odd = "100%, a: b%0A%25%3A%2C"
    [command] = _commands(
        result(findings=(finding(message=odd, location=Location(odd, 1, 1, 1, 1)),))
    )
    assert command.data.startswith(odd)
    assert command.properties["file"] == odd


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_records_starts_no_command(text: str) -> None:
    found = _commands(hostile_result(text))
    assert [command.name for command in found] == ["warning", "notice", "notice"]
    for command in found:
        keys = {"file", "line", "endLine", "col", "endColumn", "title"}
        assert command.properties.keys() <= keys
        assert command.properties["title"] == "CAR005 overdue"


@pytest.mark.parametrize("form", sorted(REPORTERS.keys() - {"github"}))
@pytest.mark.parametrize("text", HOSTILE)
def test_nor_does_it_in_any_other_format(form: str, text: str) -> None:
    for style in (Style(), Style(width=40, lead=text, table_style="plain", statistics=True)):
        assert commands("".join(REPORTERS[form](hostile_result(text), style))) == []


@pytest.mark.parametrize(("number", "said"), [(10, False), (11, True)])
def test_it_is_told_that_github_shows_some_only(number: int, said: bool) -> None:
    found = result(findings=(finding(),) * number)
    assert ("GitHub shows the first 10" in "".join(REPORTERS["github"](found, Style()))) is said
