from __future__ import annotations

from pathlib import Path

import pytest

from isms_lint.records.kinds import Kinds
from isms_lint.records.spelling import meant, misspelt, neighbour, opposed

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


@pytest.mark.parametrize(
    ("written", "known", "word"),
    [
        ("clsoed", AUDIT, "closed"),
        ("postopnde", AUDIT, "postponed"),
        ("cancled", AUDIT, "cancelled"),
        ("implmentd", ["planned", "implemented"], "implemented"),
        ("superceeded", ["superseded"], "superseded"),
        # What begins otherwise, is short, or has another number, is another word.
        ("improved", ["approved"], ""),
        ("opne2", ["open"], ""),
        ("stagee-3", ["stage-1", "stage-2"], ""),
        ("internal-audit", ["external-audit"], ""),
        ("observation", ["organization"], ""),
        ("asset", ["assignment"], ""),
        ("done", ["opened"], ""),
        ("x" * 100, ["x" * 98 + "yz"], ""),
        ("postponned", ["postponed", "postponded"], ""),
    ],
)
def test_two_slips_in_a_long_word(written: str, known: list[str], word: str) -> None:
    assert misspelt(written, known) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("not implemented", "implemented"),
        ("inactive", "active"),
        ("inactiv", "active"),
        ("non_conforming", "conforming"),
        ("unapproved", "approved"),
        ("internal-audit", "External Audit"),
        ("not-effective", "effective"),
    ],
)
def test_opposites(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)
    assert misspelt(one, [other]) == misspelt(other, [one]) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("eported", "reported"), ("nonconformty", "nonconformity"), ("internl", "internal")],
)
def test_a_slip_denies_nothing(one: str, other: str) -> None:
    assert not opposed(one, other)
    assert misspelt(one, [other]) == other


def test_what_is_listed_comes_first() -> None:
    spellings = {"done": ["implemented", "closed"], "in-place": ["implemented"]}
    assert meant("Done", ["implemented", "closed"], spellings) == ["implemented", "closed"]
    assert meant("in_place", ["implemented"], spellings) == ["implemented"]
    assert meant("clsoed", ["implemented", "closed"], spellings) == ["closed"]
    assert meant("gone", ["implemented", "closed"], spellings) == []


def test_a_kind_that_cannot_be_read_costs_no_advice_on_others(tmp_path: Path) -> None:
    (tmp_path / "badge.json").write_text("{ broken")
    (tmp_path / "audit.json").write_text(
        '{"properties": {"kind": {"const": "audit", "x-words": {"audit": ["inspection"]}}}}'
    )
    names = ("audit", "badge", "gone")
    kinds = Kinds({name: (str(tmp_path / f"{name}.json"), "p") for name in names}, ())
    assert kinds.spellings == {"inspection": ["audit"]}
