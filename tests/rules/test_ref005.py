from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint


def review(id: str, held_on: str, previous: str = "", more: str = "", status: str = "held") -> str:
    text = f"---\nkind: management-review\nid: {id}\nstatus: {status}\nheld_on: {held_on}\n{more}"
    return text + (f"previous_review: {previous}\n" if previous else "")


def found(*reviews: str) -> list[str]:
    return judged("REF005", "".join(reviews))


ONE = review("MR-1", "2024-10-10")
TWO = review("MR-2", "2025-10-09", "MR-1")


def at(id: str, message_id: str) -> list[str]:
    return [f"{id} warning previous_review {message_id}"]


def test_a_sound_chain() -> None:
    assert found(ONE) == []
    assert found(ONE, TWO, review("MR-3", "2026-10-08", "MR-2")) == []


def test_missing() -> None:
    text = ONE + review("MR-2", "2025-10-09")
    assert found(text) == at("MR-2", "missing")
    assert message("REF005", text) == (
        "the review names none before it, and MR-1 was held on 2024-10-10: that the actions of that"
        " one were followed up cannot be traced"
    )
    assert found(ONE, review("MR-2", "2025-10-09", "TBD")) == at("MR-2", "missing")


def test_skips() -> None:
    text = ONE + TWO + review("MR-3", "2026-10-08", "MR-1")
    assert found(text) == at("MR-3", "skips")
    assert message("REF005", text) == (
        "the review follows MR-1 of 2024-10-10, as it says, and MR-2 was held after that, on"
        " 2025-10-09"
    )
    (finding,) = lint(text, select=["REF005"]).findings
    assert [(r.id, r.location.line) for r in finding.related] == [("MR-2", 10)]


def test_later() -> None:
    text = review("MR-1", "2024-10-10", "MR-2") + review("MR-2", "2025-10-09")
    assert found(text) == ["MR-1 warning previous_review later", *at("MR-2", "missing")]


@pytest.mark.parametrize("day", ["2025-10-08", "2025-10-09", "2025-10-10"])
def test_reviews_on_one_day(day: str) -> None:
    """Of two on one day, either may be the one before, also of the other."""
    three = review("MR-3", "2026-10-08", "MR-2")
    other = review("MR-X", day, "MR-1" if day <= "2025-10-09" else "MR-2")
    before = {"2025-10-08": at("MR-2", "skips"), "2025-10-10": at("MR-3", "skips")}
    assert found(ONE, TWO, other, three) == before.get(day, [])


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_one_that_was_not_held(status: str) -> None:
    text = ONE + review("MR-2", "2025-10-09", status=status) + review("MR-3", "2026-10-08", "MR-2")
    assert found(text) == at("MR-3", "not-held")
    assert message("REF005", text) == "the review follows MR-2, as it says, and MR-2 was not held"


def test_a_circle() -> None:
    text = review("MR-1", "2024-10-10", "MR-3") + TWO + review("MR-3", "2026-10-08", "MR-2")
    assert found(text) == at("MR-1", "circle")
    assert message("REF005", text) == (
        "the reviews follow one another in a circle: MR-1 -> MR-3 -> MR-2 -> MR-1"
    )
    assert found(review("MR-1", "2024-10-10", "MR-1")) == at("MR-1", "circle")
    planned = review("MR-1", "2027-10-10", "MR-1", status="planned")
    assert found(planned) == at("MR-1", "circle")
    # One that leads into a circle is not in it.
    assert found(text, review("MR-4", "2026-11-01", "MR-3")) == at("MR-1", "circle")


def series(id: str, day: str, name: str, previous: str = "") -> str:
    return review(id, day, previous, f"series: '{name}'\n")


def test_a_series() -> None:
    first, second = series("A-1", "2026-03-02", "2026", "MR-2"), series("A-2", "2026-09-07", "2026")
    assert found(ONE, TWO, first, second) == []
    assert found(ONE, TWO, first, series("A-2", "2026-09-07", "2026", "A-1")) == []
    assert found(ONE, TWO, first, series("A-2", "2026-09-07", "2026", "MR-2")) == []
    # One of the series names the one before it.
    later = series("A-2", "2026-09-07", "2026", "MR-2")
    assert found(ONE, TWO, series("A-1", "2026-03-02", "2026"), later) == []
    nobody = found(ONE, TWO, series("A-1", "2026-03-02", "2026"), second)
    assert nobody == at("A-1", "missing")
    assert found(ONE, TWO, series("A-1", "2026-03-02", "2026", "MR-1"), second) == at(
        "A-1", "skips"
    )


@pytest.mark.parametrize("previous", ["A-1", "A-2"])
def test_after_a_series_any_of_it_may_be_named(previous: str) -> None:
    before = (ONE, series("A-1", "2025-03-02", "25", "MR-1"), series("A-2", "2025-09-07", "25"))
    assert found(*before, review("MR-3", "2026-10-08", previous)) == []
    assert found(*before, review("MR-3", "2026-10-08", "MR-1")) == at("MR-3", "skips")


@pytest.mark.parametrize(
    "label",
    [
        "title: Ad hoc review after the incident\n",
        "title: Extraordinary review\n",
        "title: Supplementary review\n",
        "title: Außerordentliche Bewertung\n",
        "series: ad-hoc\n",
        "tags: [ad-hoc]\n",
    ],
)
def test_an_extra_review_may_be_passed_over(label: str) -> None:
    three = review("MR-3", "2026-10-08", "MR-2")
    assert found(ONE, TWO, review("X", "2026-03-02", "", label), three) == []
    assert found(ONE, TWO, review("X", "2026-03-02", "MR-1", label), three) == []
    named = review("MR-3", "2026-10-08", "X")
    assert found(ONE, TWO, review("X", "2026-03-02", "MR-2", label), named) == []
    # The chain of the planned ones still has to hold.
    assert found(
        ONE, TWO, review("X", "2026-03-02", "", label), review("MR-3", "2026-10-08")
    ) == at("MR-3", "missing")


@pytest.mark.parametrize(("day", "extra"), [("2026-09-06", True), ("2026-09-07", False)])
def test_one_well_before_the_planned_day_is_extra(day: str, extra: bool) -> None:
    two = TWO + "next_on: 2026-10-07\n"
    three = review("MR-3", "2026-10-08", "MR-2")
    expected = [] if extra else [*at("X", "missing"), *at("MR-3", "skips")]
    assert sorted(found(ONE, two, review("X", day), three)) == sorted(expected)


def test_reviews_still_ahead() -> None:
    assert found(ONE, review("MR-9", "2027-10-08", "", status="planned")) == []
    assert found(ONE, TWO, review("MR-9", "2027-10-08", "MR-1", status="planned")) == []
    assert found(ONE, "---\nkind: management-review\nid: MR-9\nplanned_on: 2027-10-07\n") == []


def test_ids_that_nobody_has() -> None:
    assert found(ONE, review("MR-2", "2025-10-09", "MR-0")) == []


def test_what_cannot_be_told() -> None:
    assert found(ONE, review("MR-2", "last autumn", "MR-1")) == ["? MR-2: held_on is not a date"]
    assert found(review("MR-1", "autumn"), review("MR-2", "2025-10-09", "MR-1")) == [
        "? MR-1: held_on is not a date",
        "? MR-2: MR-1, the review before: held_on is not a date",
    ]


@pytest.mark.parametrize(("count", "told"), [(101, False), (102, True)])
def test_so_many_extra_reviews_that_not_all_are_looked_at(count: int, told: bool) -> None:
    """The first is planned; all the others are extra ones, and the last names the first."""
    days = [f"20{10 + n // 12}-{1 + n % 12:02}-05" for n in range(count)]
    extra = [review(f"MR-{n}", day, "MR-0", "title: extra\n") for n, day in enumerate(days[1:], 1)]
    said = found(review("MR-0", days[0]), *extra[:-1], review("MR-L", days[-1], "MR-0"))
    cut = "? MR-L: over 100 reviews before it are extra ones or of one series or day"
    assert (cut in said) is told
    assert [one for one in said if "MR-L" in one and one != cut] == []
