"""`isms-lint calendar`: what is due when, for people, for programs and for their calendars."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from icalendar import Calendar
from jsonschema import Draft202012Validator

import isms_lint_schemas
from isms_lint.cli.main import main

ALDER = Path(__file__).parents[2] / "examples" / "alder"
SCHEMA = json.loads((Path(isms_lint_schemas.__file__).parent / "calendar.json").read_text("utf-8"))
HOSTILE = 'x, y; z\\n "q" \\ BEGIN:VEVENT\r\nEND:VEVENT | <b> `c` @all \x1b[31m ::error file=a::b'
RECORDS = """\
kind: organization
id: org
name: Alder Ltd
---
kind: person
records: [{id: ana, name: Ana Reyes}, {id: bo, name: Bo Lind}]
---
kind: role
id: ciso
holders: [{person: bo}]
---
kind: corrective-action
records:
  - {id: CAR-1, title: Late one, status: planned, owner: ana, due_on: 2026-11-19}
  - {id: CAR-2, title: Today's, status: planned, owner: ciso, due_on: 2026-11-20}
  - {id: CAR-3, title: Nobody's, status: planned, due_on: 2027-11-20}
  - {id: CAR-4, title: A later one, status: planned, owner: ana, due_on: 2027-11-21}
  - {id: CAR-5, status: planned, owner: ana}
---
kind: objective
id: OBJ-1
title: Holes are closed
status: active
owner: ana
plan: {due_on: 2026-11-01}
"""
ONLY = ("--what", "corrective-action,objective")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call with the text of the records and arguments; exit code, standard output and error."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)

    def call(text: str, *arguments: str, as_of: str = "2026-11-20") -> tuple[int, str, str]:
        Path("isms.yaml").write_text(text, encoding="utf-8")
        code = main(["calendar", f"--as-of={as_of}", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_for_people(run: Run) -> None:
    code, out, err = run(RECORDS, *ONLY)
    assert (code, err) == (0, "")
    assert (
        out
        == """\
What is due: Alder Ltd, as of 2026-11-20

Overdue (1)
  2026-11-19  Corrective action CAR-1: Late one
              overdue since 2026-11-19 (1 day; rule CAR005); agreed; Ana Reyes; isms.yaml:14
              [corrective-action]

Passed, and still open (1)
  2026-11-01  Objective OBJ-1: Holes are closed
              open since 2026-11-01 (19 days); the day in its plan; Ana Reyes; isms.yaml:25
              [objective]

November 2026
  2026-11-20  Corrective action CAR-2: Today's
              agreed; Bo Lind; isms.yaml:15 [corrective-action]

November 2027
  2027-11-20  Corrective action CAR-3: Nobody's
              agreed; nobody named; isms.yaml:16 [corrective-action]

Not evaluated
  corrective-action: `due_on` of CAR-5 is not on record (isms.yaml:18)

4 due until 2027-11-20; overdue: 1.
1 more after that.
Days are those of the records and of the rules that judge them. That nothing is overdue does not
  mean that the management system conforms.
"""
    )


def test_in_german(run: Run) -> None:
    _, out, _ = run(RECORDS, *ONLY, "--language=de")
    assert "Überfällig (1)\n  2026-11-19  Korrekturmaßnahme CAR-1: Late one\n" in out
    assert "überfällig seit 2026-11-19 (1 Tag; Regel CAR005); vereinbart; Ana Reyes" in out
    assert "offen seit 2026-11-01 (19 Tage); der Tag in seinem Plan" in out
    assert "Nicht beurteilt\n  corrective-action: `due_on` von CAR-5 ist nicht festgehalten" in out
    assert "4 bis 2027-11-20; überfällig: 1.\nDanach weitere: 1.\n" in out


def test_the_language_of_the_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".isms-lint.yaml").write_text("report: {language: de}\n", encoding="utf-8")
    assert run(RECORDS)[1].startswith("Was ansteht: Alder Ltd, Stand 2026-11-20\n")
    assert run(RECORDS, "--language=en")[1].startswith("What is due: Alder Ltd")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ["OBJ-1", "CAR-1", "CAR-2", "CAR-3"]),
        (("--months=0",), ["OBJ-1", "CAR-1", "CAR-2"]),
        (("--until=2027-11-21",), ["OBJ-1", "CAR-1", "CAR-2", "CAR-3", "CAR-4"]),
        (("--until=2027-11-19",), ["OBJ-1", "CAR-1", "CAR-2"]),
        # Who names the first day leaves out what is overdue since before.
        (("--from=2026-11-19",), ["CAR-1", "CAR-2"]),
        (("--from=2026-11-20",), ["CAR-2", "CAR-3"]),
        (("--from=2026-11-20", "--months=13"), ["CAR-2", "CAR-3", "CAR-4"]),
        (("--months=600", "--from=2027-11-21"), ["CAR-4"]),
        (("--owner=ana",), ["OBJ-1", "CAR-1"]),
        (("--owner=Ana Reyes", "--months=13"), ["OBJ-1", "CAR-1", "CAR-4"]),
        (("--owner=ciso",), ["CAR-2"]),
        (("--owner=bo",), ["CAR-2"]),
    ],
)
def test_what_is_wanted(run: Run, arguments: tuple[str, ...], expected: list[str]) -> None:
    data = json_of(run, RECORDS, *ONLY, *arguments)
    assert [one["record"]["id"] for one in data["due"]] == expected


def json_of(run: Run, text: str, *arguments: str, as_of: str = "2026-11-20") -> dict[str, Any]:
    code, out, err = run(text, "--format=json", *arguments, as_of=as_of)
    assert (code, err) == (0, "")
    data: dict[str, Any] = json.loads(out)
    Draft202012Validator(SCHEMA).validate(data)
    return data


def test_for_programs(run: Run) -> None:
    data = json_of(run, RECORDS, *ONLY)
    assert {name: data[name] for name in ("organization", "as_of", "from", "until", "later")} == {
        "organization": "Alder Ltd",
        "as_of": "2026-11-20",
        "from": None,
        "until": "2027-11-20",
        "later": 1,
    }
    passed, late, today, _ = data["due"]
    assert late == {
        "uid": late["uid"],
        "on": "2026-11-19",
        "days": -1,
        "overdue": True,
        "what": "corrective-action",
        "title": {
            "en": "Corrective action CAR-1: Late one",
            "de": "Korrekturmaßnahme CAR-1: Late one",
        },
        "why": {"en": "agreed", "de": "vereinbart"},
        "rule": "CAR005",
        "accepted": None,
        "owner": [{"id": "ana", "name": "Ana Reyes"}],
        "record": {"kind": "corrective-action", "id": "CAR-1"},
        "path": "due_on",
        "location": {"file": "isms.yaml", "line": 14, "column": 71},
    }
    assert (passed["overdue"], passed["rule"], passed["days"]) == (False, None, -19)
    assert (today["overdue"], today["days"]) == (False, 0)
    assert [one["why"]["en"] for one in data["not_evaluated"]] == [
        "`due_on` of CAR-5 is not on record"
    ]
    assert json_of(run, RECORDS, "--owner=ana", *ONLY)["without_owner"] == 1


def test_files_that_cannot_be_read_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("kind: [\n", encoding="utf-8")
    assert json_of(run, RECORDS)["files_not_read"] == 1
    assert "Files not read, or not as a whole: 1." in run(RECORDS)[1]


def test_for_a_page(run: Run) -> None:
    code, out, _ = run(RECORDS, *ONLY, "--format=markdown")
    assert code == 0
    assert "# What is due" in out
    assert "## Overdue (1)\n\n| Day | What | Who | Why | Where |\n|---|---|---|---|---|\n" in out
    assert "| Ana Reyes | overdue since 2026-11-19 (1 day; rule CAR005); agreed |" in out
    assert out.count("\n## ") == 5


def events(text: str) -> dict[str, Any]:
    """The events of a calendar by their names."""
    return {str(one["UID"]): one for one in Calendar.from_ical(text).walk("VEVENT")}


def test_for_calendars(run: Run) -> None:
    code, out, err = run(RECORDS, *ONLY, "--format=ics", "--alarm=7")
    assert (code, err) == (0, "")
    found = list(events(out).values())
    assert [one["DTSTART"].dt for one in found] == [
        *(date(2026, 11, 1), date(2026, 11, 19), date(2026, 11, 20), date(2027, 11, 20)),
    ]
    late = found[1]
    assert late["DTSTART"].params["VALUE"] == "DATE"
    assert str(late["SUMMARY"]) == "Overdue: Corrective action CAR-1: Late one"
    assert str(late["DESCRIPTION"]).split("\n") == [
        "overdue since 2026-11-19 (1 day; rule CAR005)",
        "agreed",
        "Ana Reyes",
        "isms.yaml:14",
    ]
    assert late["CATEGORIES"].to_ical() == b"corrective-action"
    assert [one["TRIGGER"].dt for one in late.walk("VALARM")] == [timedelta(days=-7)]
    assert run(RECORDS, *ONLY, "--format=ics", "--alarm=7")[1] == out


def test_a_second_reader_understands_it_and_it_keeps_the_standard(run: Run) -> None:
    """RFC 5545: lines of at most 75 octets with CRLF, one VERSION and PRODID, each event with its own
    UID and a DTSTAMP in UTC, no bare control characters.
    """
    title = f"title: {json.dumps(HOSTILE + ' über ' + 'ä' * 200)}"
    text = RECORDS.replace("title: Late one", title)
    _, out, _ = run(text, "--format=ics", "--alarm=1")
    raw = out.encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        assert all(byte >= 32 for byte in line)
        line.decode("utf-8")
    unfolded = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert sum(line.startswith("VERSION:2.0") for line in unfolded) == 1
    assert sum(line.startswith("PRODID:") for line in unfolded) == 1
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT")
    read = vobject.readOne(out)
    both = Calendar.from_ical(out).walk("VEVENT")
    assert len(read.vevent_list) == len(both)
    for one, other in zip(read.vevent_list, both, strict=True):
        assert one.uid.value == str(other["UID"])
        assert one.summary.value == str(other["SUMMARY"])
        assert one.description.value == str(other["DESCRIPTION"])
        assert one.dtstart.value == other["DTSTART"].dt
        assert one.dtstamp.value.isoformat() == "2026-11-20T00:00:00+00:00"
    assert len({one.uid.value for one in read.vevent_list}) == len(both)
    titled = next(one for one in read.vevent_list if "CAR-1" in one.summary.value)
    # What the title says stays text: no line of it begins a property, no escape is eaten.
    assert "x, y; z\\n" in titled.summary.value
    assert "BEGIN:VEVENT" in titled.summary.value


def test_a_day_that_moves_moves_the_event(run: Run) -> None:
    before = json_of(run, RECORDS, *ONLY)["due"]
    moved = RECORDS.replace("due_on: 2026-11-20", "due_on: 2026-12-18").replace("Today's", "Moved")
    after = json_of(run, moved, *ONLY, as_of="2026-11-21")["due"]
    assert {one["record"]["id"]: one["uid"] for one in before}.items() <= {
        one["record"]["id"]: one["uid"] for one in after
    }.items()
    # Another organization's action of the same id is another event in the same calendar.
    other = json_of(run, RECORDS.replace("id: org", "id: client-2"), *ONLY)["due"]
    assert not {one["uid"] for one in before} & {one["uid"] for one in other}
    first, second = (
        events(run(text, *ONLY, "--format=ics", as_of=day)[1])
        for text, day in ((RECORDS, "2026-11-20"), (moved, "2026-11-21"))
    )
    for name, event in first.items():
        assert second[name]["SEQUENCE"] > event["SEQUENCE"]


def test_text_of_records_stays_text(run: Run) -> None:
    text = RECORDS.replace("title: Late one", f"title: {json.dumps(HOSTILE)}")
    for form in ("table", "markdown", "json", "ics"):
        code, out, _ = run(text, *ONLY, f"--format={form}")
        assert code == 0
        assert "\x1b" not in out
        assert "::error file=a::" not in out
    _, page, _ = run(text, *ONLY, "--format=markdown")
    assert "<b>" not in page
    assert "@all" not in page
    assert page.count("\n| ") == 4 + 4  # heads and entries: a `|` in a title makes no column


def test_files_are_written_and_are_no_records(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(
        RECORDS, "--format=table", "--output=isms.txt", "--format=json", "--output=out.json"
    )
    assert (code, out) == (0, "")
    assert (tmp_path / "isms.txt").read_text("utf-8").startswith("What is due")
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["files_not_read"] == 0
    # The name of the file says what is meant.
    for name, begins in (
        ("a.ics", "BEGIN:VCALENDAR"),
        ("a.md", "# What"),
        ("a.json", "{"),
        ("a", "What"),
    ):
        assert run(RECORDS, f"--output={name}")[0] == 0
        assert (tmp_path / name).read_text("utf-8").startswith(begins)


@pytest.mark.usefixtures("small_files")
def test_what_cannot_be_written_costs_nothing_that_is_there(run: Run, tmp_path: Path) -> None:
    tmp_path.joinpath("isms.ics").write_text("the last one")
    code, _, err = run("kind: person\nid: ana\n", "--format=json", "--output=isms.ics")
    assert (code, err) == (2, "isms-lint: --output isms.ics: File too large\n")
    assert tmp_path.joinpath("isms.ics").read_text() == "the last one"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["isms.ics", "isms.yaml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from=tomorrow",), "--from tomorrow: not a date (YYYY-MM-DD)"),
        (("--until=2026-02-30",), "--until 2026-02-30: not a date (YYYY-MM-DD)"),
        (
            ("--from=2027-01-01", "--until=2026-12-31"),
            "--until 2026-12-31 lies before --from 2027-01-01",
        ),
        (
            ("--what=waver",),
            "--what waver: nothing of that sort is offered; did you mean `waiver`?",
        ),
        (("--owner=anna",), "--owner anna: no person or role on record; did you mean `ana`?"),
        (("--as-of=x",), "--as-of x: not a date"),
        (("--format=yaml",), "there is no format `yaml`"),
        (("--root=nowhere",), "nowhere: no such folder"),
    ],
)
def test_what_makes_no_sense_is_said(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(RECORDS, *arguments)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    "arguments",
    [("--months=-1",), ("--months=x",), ("--months=1", "--until=2027-01-01"), ("--language=fr",)],
)
def test_options_that_are_none(run: Run, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as raised:
        run(RECORDS, *arguments)
    assert raised.value.code == 2


def test_a_role_that_nobody_holds(run: Run) -> None:
    text = RECORDS.replace("{person: bo}", "{person: bo, to: 2026-01-31}")
    code, _, err = run(text, "--owner=ciso")
    assert code == 2
    assert "--owner ciso: nobody holds that role on 2026-11-20" in err


def test_without_the_library(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("icalendar", "isms_lint.calendar.as_ics"):
        monkeypatch.setitem(sys.modules, name, None)
    code, out, err = run(RECORDS, "--format=ics")
    assert (code, out) == (2, "")
    assert "the extra `report` brings: pip install 'isms-lint[report]'" in err
    assert run(RECORDS, "--format=table")[0] == 0


PLUGIN = """\
from datetime import date
from isms_lint.offers.due import Due, Undated
from isms_lint.plugins.hookspecs import hookimpl

@hookimpl
def isms_lint_due():
    return {"reviews": reviews, "broken": broken, "wrong": wrong, "nowhere": nowhere}

def reviews(run):
    organization = run.register.organization
    said = {"en": "Review the contract"}
    yield Due(date(2026, 12, 1), "reviews", said, said, organization, ())
    yield Undated("reviews", {"en": "nobody knows"}, None)

def broken(run):
    yield 1 / 0

def wrong(run):
    yield Due("2026-12-01", "wrong", {"en": "x"}, {"en": "x"}, run.register.organization, ())

def nowhere(run):
    yield Due(date(2026, 12, 1), "nowhere", {"en": "x"}, {"en": "x"}, run.register.organization, None)
"""


def test_what_plugins_offer(run: Run, tmp_path: Path) -> None:
    (tmp_path / "house.py").write_text(PLUGIN, encoding="utf-8")
    code, out, err = run(
        RECORDS, "--plugin=house.py", "--language=de", "--what=reviews,broken,wrong,nowhere"
    )
    # What one of them fails to tell costs no other's, and the run does not pass.
    assert code == 2
    assert "2026-12-01  Review the contract\n" in out
    assert "reviews: nobody knows\n" in out
    assert "plugin house: what is due as `broken` cannot be told: ZeroDivisionError" in err
    assert "house.py:16" in err
    assert "`wrong` cannot be told: its day is of the type str" in err
    assert "`nowhere` cannot be told: its place is no tuple" in err


def test_a_period_is_over_on_its_last_day(run: Run) -> None:
    text = RECORDS.replace("due_on: 2026-11-20", "due_on: 2026-11-01/2026-11-30")
    data = json_of(run, text, *ONLY)
    assert {one["record"]["id"]: one["on"] for one in data["due"]}["CAR-2"] == "2026-11-30"


@pytest.mark.parametrize(
    ("accepting", "said", "german", "expected"),
    [
        (
            "---\nkind: waiver\nid: WV-1\nrule: CAR005\ntarget: CAR-1\nreason: parts are late\n"
            "approved_by: bo\napproved_on: 2026-11-10\nexpires_on: 2026-12-31\n",
            "(1 day; rule CAR005), accepted by WV-1 until 2026-12-31;",
            "(1 Tag; Regel CAR005), akzeptiert durch WV-1 bis 2026-12-31;",
            {"status": "waived", "waiver": "WV-1", "until": "2026-12-31"},
        ),
        (
            "  # isms-lint: ignore[CAR005] parts are late",
            "(1 day; rule CAR005), accepted by a comment;",
            "(1 Tag; Regel CAR005), akzeptiert durch einen Kommentar;",
            {"status": "ignored", "waiver": None, "until": None},
        ),
        ("", "(1 day; rule CAR005);", "(1 Tag; Regel CAR005);", None),
    ],
)
def test_what_is_accepted_is_overdue_all_the_same(
    run: Run, accepting: str, said: str, german: str, expected: dict[str, str | None] | None
) -> None:
    late = "due_on: 2026-11-19}"
    text = RECORDS + accepting
    if accepting.startswith("  #"):
        text = RECORDS.replace(late, late + accepting)
    assert said in " ".join(run(text, *ONLY)[1].split())
    assert german in " ".join(run(text, *ONLY, "--language=de")[1].split())
    (first, *_) = json.loads(run(text, *ONLY, "--format=json")[1])["due"][1:]
    assert (first["record"]["id"], first["overdue"]) == ("CAR-1", True)
    assert first["accepted"] == expected


def test_nothing_is_due(run: Run) -> None:
    code, out, _ = run("kind: organization\nid: org\n", "--what=corrective-action")
    assert code == 0
    assert "Nothing is due until 2027-11-20, as far as the records tell." in out


def test_places_can_be_opened_from_here(run: Run, tmp_path: Path) -> None:
    run(RECORDS)
    (tmp_path / "below").mkdir()
    os.rename(tmp_path / "isms.yaml", tmp_path / "below" / "isms.yaml")
    os.chdir(tmp_path)
    (tmp_path / "isms.yaml").unlink(missing_ok=True)
    assert main(["calendar", "--root=below", "--as-of=2026-11-20", "--output=out.txt"]) == 0
    assert "; below/isms.yaml:14" in (tmp_path / "out.txt").read_text("utf-8")
