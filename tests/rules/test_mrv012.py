from __future__ import annotations

import pytest
from judge import judged, message


def review(more: str, id: str = "MR-1", day: str = "2026-10-08") -> str:
    return f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}\n"


LACKS = ["MR-1 warning conclusion lacks"]
ALL = "conclusion: {suitable: fits us, adequate: enough people, effective: three of four}"


def test_no_conclusion() -> None:
    assert judged("MRV012", review("")) == ["MR-1 warning status lacks"]
    assert message("MRV012", review("")) == (
        "the review of 2026-10-08 does not conclude whether the ISMS is suitable, adequate or"
        " effective"
    )


@pytest.mark.parametrize(
    ("conclusion", "missing"),
    [
        ("{suitable: yes}", "adequate or effective"),
        ("{suitable: yes, adequate: yes, effective: TBD}", "effective"),
        ("{suitable: yes, adequate: '', effective: yes}", "adequate"),
        ("The ISMS remains suitable and effective.", "adequate"),
        ("Das ISMS ist geeignet.", "adequate or effective"),
    ],
)
def test_one_of_the_three_lacks(conclusion: str, missing: str) -> None:
    text = review(f"conclusion: {conclusion}")
    assert judged("MRV012", text) == LACKS
    assert message("MRV012", text).endswith(f"whether the ISMS is {missing}")


@pytest.mark.parametrize(
    "conclusion",
    [
        "The ISMS is suitable, adequate and effective.",
        "Le SMSI reste pertinent, adéquat et efficace.",
        "Das ISMS ist geeignet, angemessen und wirksam.",
        "{suitable: no, adequate: no, effective: no}",
    ],
)
def test_one_sentence_each(conclusion: str) -> None:
    assert judged("MRV012", review(f"conclusion: {conclusion}")) == []


def test_a_series_concludes_together() -> None:
    first = review("series: a\nconclusion: {suitable: yes}", "MR-1", "2026-03-10")
    second = review("series: a\nconclusion: {adequate: yes, effective: yes}", "MR-2")
    assert judged("MRV012", f"{first}---\n{second}") == []
    assert judged("MRV012", second) == ["MR-2 warning conclusion lacks"]
    assert message("MRV012", f"{first}\n---\n{second}".replace("effective: yes", "x: yes")) == (
        "the series a (2 reviews, the last on 2026-10-08) does not conclude whether the ISMS is"
        " effective"
    )
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: 2026-12-01\n"
    assert judged("MRV012", second + ahead) == ["? MR-2: series a still has a planned review"]


def test_prose_that_leaves_it_open() -> None:
    open_ = "? MR-1: whether the review concludes that the ISMS is {} is left to prose"
    assert judged("MRV012", review("conclusion: Il sistema funziona bene.")) == [
        open_.format("suitable, adequate or effective")
    ]
    minutes = "text: We find it suitable, adequate and effective."
    assert judged("MRV012", review(minutes)) == [open_.format("suitable, adequate or effective")]
    half = "conclusion: {suitable: yes}\ntext: Enough people. It works."
    assert judged("MRV012", review(half)) == LACKS


def test_reviews_that_were_not_held() -> None:
    for status in ("planned", "cancelled"):
        assert judged("MRV012", review("").replace("status: held", f"status: {status}")) == []
    assert judged("MRV012", review("", day="TBD")) == ["? MR-1: held_on is not a date"]
    assert judged("MRV012", review(ALL)) == []
