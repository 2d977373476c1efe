"""What a later baseline accepts beyond an earlier one, and what a run makes of entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from isms_lint.config.baseline import read_baseline
from isms_lint.config.baseline_text import written
from isms_lint.documents.document import START
from isms_lint.findings.baseline import Baseline, Cap, Entry, loosenings

DAY = date(2026, 11, 20)


def baseline(
    entries: Mapping[str, int] = {}, caps: Mapping[str, int] = {}, code: str = "CAR005"
) -> Baseline:
    """Entries by record, with their counts, and caps by day."""
    made = {
        f"{number:032x}": Entry(
            f"{number:032x}", code, "corrective-action", record, "due_on", "overdue", count, START
        )
        for record, count in entries.items()
        for number in [int(record)]
    }
    days = tuple(Cap(date.fromisoformat(by), at_most, START) for by, at_most in caps.items())
    return Baseline(".isms-lint-baseline.json", made, days)


def test_the_same_and_less_is_no_loosening() -> None:
    older = baseline({"1": 2, "2": 1}, {"2027-01-31": 3, "2027-03-31": 0})
    assert loosenings(older, older) == []
    assert loosenings(older, baseline({"1": 1}, {"2027-01-31": 2, "2027-02-28": 0})) == []
    assert loosenings(baseline({"1": 1}), baseline({"1": 1}, {"2027-01-31": 0})) == []


def test_findings_that_are_added() -> None:
    older = baseline({"1": 1})
    assert loosenings(older, baseline({"1": 1, "2": 1})) == ["1 finding is added (CAR005 of 2)"]
    more = baseline({str(number): 2 for number in range(1, 7)})
    assert loosenings(older, more) == [
        "10 findings are added (CAR005 of 2, CAR005 of 3, CAR005 of 4 and 2 more)",
        "CAR005 of 1 is held 2 times instead of 1",
    ]


def test_another_entry_in_place_of_one_is_added() -> None:
    assert loosenings(baseline({"1": 5}), baseline({"2": 1})) == [
        "1 finding is added (CAR005 of 2)"
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"2027-01-31": 4}, {}, ["the cap of 4 by 2027-01-31 is gone"]),
        ({"2027-01-31": 4}, {"2027-01-31": 5}, ["the cap of 4 by 2027-01-31 is raised to 5"]),
        (
            {"2027-01-31": 4},
            {"2027-02-01": 4},
            ["the cap of 4 by 2027-01-31 is put off to 2027-02-01"],
        ),
        ({"2027-01-31": 4}, {"2027-02-01": 5}, ["the cap of 4 by 2027-01-31 is gone"]),
        # An earlier and lower one says more than the one it stands for.
        ({"2027-01-31": 4}, {"2027-01-30": 3}, []),
        ({"2027-01-31": 4}, {"2027-01-30": 5}, ["the cap of 4 by 2027-01-31 is raised to 5"]),
        (
            {"2027-01-31": 4, "2027-03-31": 0},
            {"2027-01-31": 4, "2027-04-30": 0},
            ["the cap of 0 by 2027-03-31 is put off to 2027-04-30"],
        ),
        (
            {"2027-01-31": 4, "2027-03-31": 0},
            {"2027-03-31": 0},
            ["the cap of 4 by 2027-01-31 is put off to 2027-03-31"],
        ),
        ({"9999-12-31": 4}, {}, ["the cap of 4 by 9999-12-31 is gone"]),
    ],
)
def test_caps_that_allow_more(
    before: dict[str, int], after: dict[str, int], said: list[str]
) -> None:
    assert loosenings(baseline({}, before), baseline({}, after)) == said


@pytest.mark.parametrize(
    ("day", "at_most"),
    [
        *(("2027-01-31", None), ("2027-02-01", 4), ("2027-03-31", 4), ("2027-04-01", 0)),
        *(("0001-01-01", None), ("9999-12-31", 0)),
    ],
)
def test_the_cap_of_a_day(day: str, at_most: int | None) -> None:
    cap = baseline({}, {"2027-01-31": 4, "2027-03-31": 0}).cap_on(date.fromisoformat(day))
    assert (None if cap is None else cap.at_most) == at_most


def test_what_is_written_is_read_again() -> None:
    given = baseline({"3": 1, "1": 2, "10": 1}, {"2027-01-31": 4, "2027-03-31": 0})
    text = written(given)
    again = read_baseline(text, "x", given.file)
    assert [entry.id for entry in again.entries.values()] == ["1", "10", "3"]
    assert [entry.span.line for entry in again.entries.values()] == [8, 9, 10]
    assert [cap.span.line for cap in again.caps] == [4, 5]
    assert written(again) == text
    assert loosenings(given, again) == loosenings(again, given) == []


def test_the_file_that_the_documentation_shows() -> None:
    page = Path(__file__).parents[2] / "docs" / "configuration.md"
    _, _, rest = page.read_text(encoding="utf-8").partition("<!-- a baseline -->\n```text\n")
    text, _, _ = rest.partition("```")
    assert written(read_baseline(text, "shown", "")) == text


def test_an_entry_with_other_words_is_another() -> None:
    was, now = baseline({"1": 1}, code="CAR004"), baseline({"1": 1})
    assert loosenings(was, now) == ["1 finding is added (CAR005 of 1)"]
