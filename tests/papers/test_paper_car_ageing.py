"""The paper on the age of corrective actions says what the rules say, day by day."""

from __future__ import annotations

from textwrap import dedent

import pytest
from papers_kit import ALDER, AS_OF, examine
from papers_kit import paper as of_folder
from sections import section, table, tables

from isms_lint.offers.paper import NoPaper
from isms_lint.papers.picture import Picture
from isms_lint.testing import lint, paper
from isms_lint_iso27001.papers.pictures.car_ageing import car_ageing

WORLD = """
    kind: organization
    id: org
    name: Org
    ---
    kind: person
    records: [{id: hugo, name: Hugo Ott}, {id: bo, name: Bo Lind}, {id: eli, name: Eli, to: 2026-08-31}]
    ---
"""


def ageing(records: str, as_of: str = AS_OF, language: str = "en") -> str:
    return paper(dedent(WORLD) + dedent(records), "car-ageing", as_of=as_of, language=language)


def action(fields: str, as_of: str = AS_OF) -> dict[str, str]:
    """The row of the one open corrective action with these fields."""
    (row,) = table(
        ageing(f"kind: corrective-action\nid: CAR-1\nowner: hugo\n{dedent(fields)}", as_of),
        "Open corrective actions",
    )
    return row


def glance(text: str) -> dict[str, str]:
    return {row[""]: row["Number"] for row in table(text, "At a glance")}


@pytest.mark.parametrize(
    ("as_of", "due"),
    [
        ("2026-10-30", "2026-10-30"),
        ("2026-10-31", "2026-10-30<br>**1 day late**"),
        ("2026-11-20", "2026-10-30<br>**21 days late**"),
    ],
)
def test_an_action_is_late_from_the_day_after_its_due_date(as_of: str, due: str) -> None:
    row = action("status: planned\nopened_on: 2026-09-01\ndue_on: 2026-10-30", as_of)
    assert row["Due"] == due


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        # In time, and waiting for the check of its effect.
        ("due_on: 2026-10-30\nimplemented_on: 2026-10-30", "2026-10-30"),
        (
            "due_on: 2026-10-30\nimplemented_on: 2026-11-02",
            "2026-10-30<br>**3 days late**, implemented 2026-11-02",
        ),
        # What somebody agreed to moves the date, what nobody did does not.
        (
            "due_on: 2026-12-31\nextensions: [{from: 2026-10-30, to: 2026-12-31, reason: parts,"
            " approved_by: bo, approved_on: 2026-10-20}]",
            "2026-12-31<br>moved once",
        ),
        (
            "due_on: 2026-12-31\nextensions: [{from: 2026-10-30, to: 2026-12-31, reason: parts,"
            " approved_by: bo, approved_on: 2026-11-21}]",
            "2026-10-30<br>1 move not agreed to by the day of this report<br>**21 days late**",
        ),
        ("due_on: soon", "soon, no date"),
        ("title: x", "none set"),
        # A month is over on its last day.
        ("due_on: 2026-11-01/2026-11-30", "2026-11-30"),
        ("due_on: 2026-10-01/2026-10-31", "2026-10-31<br>**20 days late**"),
        (
            "due_on: 2026-10-01/2026-10-31\nextensions: [{from: 2026-10-31, to: 2026-12-31,"
            " reason: parts, approved_by: bo, approved_on: 2026-10-20}]",
            "2026-12-31<br>moved once",
        ),
    ],
)
def test_what_is_late_is_what_the_rule_says(fields: str, due: str) -> None:
    records = f"kind: corrective-action\nid: CAR-1\nowner: hugo\nopened_on: 2026-09-01\n{fields}\n"
    row = action(f"opened_on: 2026-09-01\n{fields}")
    assert row["Due"] == due
    found = [one.code for one in lint(records, as_of=AS_OF, select=["CAR005"]).findings]
    assert ("late" in due) == (found == ["CAR005"])


def test_moves_of_a_due_date_say_who_agreed_and_whether_that_counts() -> None:
    text = ageing(
        """
        kind: corrective-action
        id: CAR-1
        opened_on: 2026-04-01
        due_on: 2026-12-31
        extensions:
          - {from: 2026-06-30, to: 2026-09-30, reason: late parts, approved_by: bo,
             approved_on: 2026-06-20}
          - {from: 2026-09-30, to: 2026-12-31}
        """
    )
    first, second = table(text, "Due dates that were moved")
    assert (first["Agreed by"], first["On"], first["Counts"]) == ("Bo Lind", "2026-06-20", "yes")
    assert second["Agreed by"] == "nobody named"
    assert second["Counts"].startswith("no")


@pytest.mark.parametrize(
    ("fields", "since", "stage"),
    [
        ("status: planned\nopened_on: 2026-11-19", "2026-11-19<br>1 day", "planned"),
        ("cause_determined_on: 2026-11-10", "2026-11-10<br>10 days", "cause determined"),
        ("status: opened", "not on record", "opened"),
        (
            "status: implemented\nopened_on: 2026-11-01\nimplemented_on: 2026-11-05",
            "2026-11-01<br>19 days",
            "implemented<br>check of the effect: still to come, implemented 2026-11-05",
        ),
        (
            "status: verified\nopened_on: 2026-11-01\nimplemented_on: 2026-11-05\n"
            "verified: {on: 2026-11-19, by: bo, result: not-effective}",
            "2026-11-01<br>19 days",
            "verified<br>check of the effect: 2026-11-19: not effective, by Bo Lind",
        ),
        # Closed only later: on the day it was open.
        (
            "status: closed\nopened_on: 2026-11-01\nclosed_on: 2026-11-21",
            "2026-11-01<br>19 days",
            "opened",
        ),
    ],
)
def test_age_and_stage_are_those_of_the_day(fields: str, since: str, stage: str) -> None:
    row = action(fields)
    assert (row["Open since"], row["Stage"]) == (since, stage)


def test_where_the_opening_is_not_on_record_the_age_is_that_of_the_nonconformity() -> None:
    text = ageing(
        """
        kind: nonconformity
        id: NC-1
        status: open
        raised_on: 2026-11-10
        ---
        {kind: corrective-action, id: CAR-1, nonconformity: NC-1, status: planned}
        """
    )
    (row,) = table(text, "Open corrective actions")
    assert row["Corrective action"] == "CAR-1<br>on NC-1"
    assert row["Open since"] == "not on record;<br>nonconformity raised 2026-11-10<br>10 days"


@pytest.mark.parametrize(
    ("fields", "heading", "state"),
    [
        ("status: closed\nclosed_on: 2026-11-20", "Corrective actions that are over", "closed"),
        ("status: rejected", "Corrective actions that are over", "rejected"),
        (
            "status: planned\nnonconformity: NC-1",
            "Corrective actions that are over",
            "withdrawn with what it answers",
        ),
    ],
)
def test_what_is_over_is_not_among_the_open(fields: str, heading: str, state: str) -> None:
    text = ageing(
        "kind: nonconformity\nid: NC-1\nstatus: withdrawn\nraised_on: 2026-03-02\n---\n"
        f"kind: corrective-action\nid: CAR-1\nopened_on: 2026-09-01\n{fields}\n"
    )
    assert "No corrective action is open." in section(text, "Open corrective actions")
    (row,) = table(text, heading)
    assert row["State"] == state


AT_REVIEWS = """
    kind: management-review
    records:
      - {id: MR-1, status: held, held_on: 2026-03-05}
      - {id: MR-2, status: held, held_on: 2026-10-08}
    ---
    kind: nonconformity
    records:
      - {id: NC-1, status: open, raised_on: 2026-01-10}
      - {id: NC-2, status: open, raised_on: 2026-02-01}
      - {id: NC-3, status: closed, raised_on: 2026-01-10, closed_on: 2026-03-05}
      - {id: NC-4, status: open, raised_on: 2026-02-20, disposition: {car: false, reason: one-off}}
      - {id: NC-5, status: open, raised_on: 2026-03-06}
      - {id: NC-6, status: open, raised_on: 2026-01-10}
      - {id: NC-7, status: withdrawn, raised_on: 2026-01-10}
      - {id: NC-8, status: open, raised_on: 2026-03-01}
    ---
    kind: corrective-action
    records:
      - {id: CAR-1, nonconformity: NC-1, owner: hugo, opened_on: 2026-03-05, action: tell them}
      - {id: CAR-2, nonconformity: NC-2, owner: hugo, opened_on: 2026-03-06, action: tell them}
      - {id: CAR-6, nonconformity: NC-6, owner: hugo, action: tell them}
"""


def test_each_review_shows_what_was_under_way_when_it_was_held() -> None:
    text = ageing(AT_REVIEWS)
    part = section(text, "MR-1, 5 March 2026")
    rows = {row["Nonconformity"]: row for row in table(text, "MR-1, 5 March 2026")}
    assert {id: row["Corrective action"] for id, row in rows.items()} == {
        "NC-2": "not begun",
        "NC-8": "not begun",
        "NC-6": "cannot be told",
        "NC-1": "under way",
        "NC-4": "none needed, as decided",
        "NC-3": "none on record",
    }
    assert "NC-7" not in part
    assert rows["NC-3"]["Closed by then"] == "2026-03-05"
    what = "What shows it, or what was missing"
    assert rows["NC-1"][what] == "CAR-1, opened 2026-03-05"
    # Raised 32 days before, which the rule holds against it; the other 4 days before.
    assert rows["NC-2"][what] == "CAR-2 was opened on 2026-03-06<br>SEQ005"
    assert rows["NC-8"][what] == "no corrective action is on record"
    first, second = table(text, "How they stood at each management review")
    assert list(second.values()) == ["MR-1", "2026-03-05", "6", "1", "2", "1", "1", "1"]
    # What was closed before the time a review looks back on is not there any more.
    assert (first["Review"], first["All"]) == ("MR-2", "6")


def test_what_the_paper_says_of_reviews_is_what_the_rule_says() -> None:
    result = lint(dedent(WORLD) + dedent(AT_REVIEWS), as_of=AS_OF, select=["SEQ005"])
    text = ageing(AT_REVIEWS)
    found = {
        (one.record_id, related.id)
        for one in result.findings
        for related in one.related
        if related.kind == "management-review"
    }
    shown = {
        (row["Nonconformity"], review)
        for review, heading in (("MR-1", "MR-1, 5 March 2026"), ("MR-2", "MR-2, 8 October 2026"))
        for row in table(text, heading)
        if "SEQ005" in row["What shows it, or what was missing"]
    }
    assert shown == found != set()


def test_a_review_that_was_held_only_later_is_not_shown() -> None:
    text = ageing(AT_REVIEWS, as_of="2026-10-07")
    assert "MR-2" not in section(text, "How they stood at each management review")


def test_reviews_of_one_series_are_one() -> None:
    text = ageing(
        """
        kind: management-review
        records:
          - {id: MR-1, series: "2026", status: held, held_on: 2026-10-01}
          - {id: MR-2, series: "2026", status: held, held_on: 2026-10-08}
        ---
        {kind: nonconformity, id: NC-1, status: open, raised_on: 2026-10-05}
        """
    )
    (row,) = table(text, "How they stood at each management review")
    assert (row["Review"], row["Held"], row["Not begun"]) == ("MR-1, MR-2", "2026-10-08", "1")


def test_figures_of_a_whole_repository_are_those_of_its_records() -> None:
    done = examine(ALDER)
    text = of_folder("car-ageing").markdown
    figures = glance(text)
    actions = done.register.of("corrective-action")
    closed = sum(one.text("status") == "closed" for one in actions)
    assert figures["Corrective actions that are closed"] == str(closed)
    assert figures["Corrective actions that are open"] == str(len(actions) - closed)
    late = [one for one in done.result.all_findings if one.code == "CAR005"]
    assert figures["… of these past their due date, or implemented after it"] == str(len(late))
    over = table(text, "Corrective actions that are over")
    assert all("effective, by" in row["Check of the effect"] for row in over)


def test_the_classes_of_ages_add_up_and_part_at_their_days() -> None:
    days = ["2026-10-21", "2026-10-20", "2026-08-22", "2026-08-21", "2025-11-19"]
    actions = "\n".join(
        f"  - {{id: CAR-{number}, status: planned, opened_on: {day}}}"
        for number, day in enumerate(days)
    )
    text = ageing(f"kind: corrective-action\nrecords:\n{actions}\n")
    _, ages = tables(section(text, "At a glance"))
    assert {row["Age in days"]: row["Open, not overdue"] for row in ages} == {
        "0 to 30": "1",
        "31 to 90": "2",
        "91 to 180": "1",
        "181 to 365": "0",
        "more than 365": "1",
    }


@pytest.mark.parametrize("number", [30, 31])
def test_very_many_open_actions_are_drawn_by_age(number: int) -> None:
    actions = "\n".join(
        f"  - {{id: CAR-{one}, status: planned, opened_on: 2026-09-01}}" for one in range(number)
    )
    text = ageing(f"kind: corrective-action\nrecords:\n{actions}\n")
    assert ("by age in days" in section(text, "At a glance")) == (number > 30)


def test_a_picture_without_any_due_date_can_be_drawn() -> None:
    bars = [{"id": "CAR-1", "days": 10, "state": "open", "due": None}]
    words = dict.fromkeys(("overdue", "open", "closed", "state", "days", "due"), "word")
    assert 400 < Picture(car_ageing(bars, words), "", "").width < 640


HOLES = """
    kind: nonconformity
    records:
      - {id: NC-1}
      - {id: NC-2, raised_on: soon, status: 12, grade: [x], closed_on: TBD}
      - {id: NC-3, raised_on: 2026-11-30, status: open}
    ---
    kind: corrective-action
    records:
      - {id: CAR-1}
      - {id: CAR-2, nonconformity: [NC-1, NC-9], status: sleeping, owner: nobody, due_on: true,
         extensions: [{}, x], verified: yes}
      - {id: CAR-3, opened_on: 2026-11-10, closed_on: 2026-11-01, verified: {result: effective}}
    ---
    {kind: management-review, id: MR-1, held_on: never, status: held}
"""


@pytest.mark.parametrize("language", ["en", "de"])
def test_holes_in_records_are_said_in_words(language: str) -> None:
    text = ageing(HOLES, language=language)
    assert "None" not in text.replace("None needed", "").replace("None, and", "").replace(
        "None was", ""
    )
    assert "CAR-2" in text


def test_without_such_records_there_is_no_paper() -> None:
    with pytest.raises(NoPaper, match="no nonconformity and no corrective action"):
        ageing("{kind: unit, id: U-1}\n")


GRADES = """
    kind: organization
    id: org
    name: Org
    nonconformity_grades: [major, minor]
    deadlines: {major_close_days: 30}
    ---
"""


@pytest.mark.parametrize(("as_of", "overdue"), [("2026-10-31", 0), ("2026-11-01", 1)])
def test_a_nonconformity_without_an_open_action_is_overdue_once_its_time_to_close_is_over(
    as_of: str, overdue: int
) -> None:
    records = dedent(GRADES) + dedent(
        """
        kind: nonconformity
        id: NC-1
        grade: major
        status: open
        raised_on: 2026-10-01
        """
    )
    text = paper(records, "car-ageing", as_of=as_of)
    ages = tables(section(text, "At a glance"))[1]
    assert sum(int(row["Overdue"]) for row in ages) == overdue
    assert sum(int(row["Open, not overdue"]) for row in ages) == 1 - overdue
    found = [one.code for one in lint(records, as_of=as_of, select=["CAR006"]).findings]
    assert found == ["CAR006"] * overdue


def test_where_a_grade_is_no_known_one_no_closing_day_is_named() -> None:
    records = dedent(GRADES).replace("major, minor", "grave, minor, remark") + dedent(
        """
        kind: nonconformity
        records:
          - {id: NC-1, grade: grave, status: open, raised_on: 2026-01-01}
          - {id: NC-2, status: open, raised_on: 2026-01-01}
        """
    )
    rows = table(paper(records, "car-ageing", as_of=AS_OF), "Open nonconformities")
    first, second = (row["To be closed by"] for row in rows)
    assert first.startswith("cannot be told: whether")
    assert second == "no time is set, as it has no grade"


def test_an_open_nonconformity_whose_only_action_is_closed_has_an_age() -> None:
    text = ageing(
        """
        kind: nonconformity
        records:
          - {id: NC-1, status: open, raised_on: 2026-11-01}
          - {id: NC-2, status: open, raised_on: 2026-11-08}
        ---
        {kind: corrective-action, id: CAR-1, nonconformity: NC-1, status: closed,
         opened_on: 2026-11-02, closed_on: 2026-11-10}
        """
    )
    figures = glance(text)
    assert [number for label, number in figures.items() if label.endswith("the median")] == ["15.5"]
    assert figures["… the oldest of these"] == "19"
