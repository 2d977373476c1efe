from __future__ import annotations

import pytest

from isms_lint.records.spelling import neighbour

AUDIT = ["planned", "in-progress", "fieldwork-done", "reported", "closed", "postponed", "cancelled"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("clsoed", "closed"),
        ("closd", "closed"),
        ("cllosed", "closed"),
        ("clozed", "closed"),
        ("losed", "closed"),
        ("closedd", "closed"),
        ("Closed", "closed"),
        ("fieldwork done", "fieldwork-done"),
        ("In_Progress", "in-progress"),
    ],
)
def test_one_slip(written: str, meant: str) -> None:
    assert neighbour(written, AUDIT) == meant


@pytest.mark.parametrize("written", ["", "done", "clos", "reprotde", "close-d-out", "x" * 10_000])
def test_more_than_a_slip_is_another_word(written: str) -> None:
    assert neighbour(written, AUDIT) == ""


def test_improved_is_not_approved() -> None:
    assert neighbour("improved", ["draft", "approved", "superseded"]) == ""


def test_a_choice_is_for_people() -> None:
    assert neighbour("lon", ["low", "loan"]) == ""
    assert neighbour("low", ["low", "lob"]) == ""
