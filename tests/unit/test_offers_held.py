"""What plugins offer is held to what it has to be, before anything is made of it."""

from __future__ import annotations

from typing import Any

import pytest

from isms_lint.drafting.held import drafted_held
from isms_lint.offers.draft import Drafted, Question, Remark
from isms_lint.offers.start import Begun, StartQuestion
from isms_lint.plugins.refused import Refused
from isms_lint.scaffold.held import begun_held, questions_held

CIRCLE: dict[str, Any] = {}
CIRCLE["again"] = [CIRCLE]
BADLY: Any = None
"""A value of no type that the contracts name."""
ASKED = StartQuestion("word", "A word", lambda text, _: text, None)


def test_what_fits_is_taken() -> None:
    drafted = Drafted(
        {"title": "Ä", "steps": [{"on": "2026-01-01", "done": False, "share": 0.5}]},
        (Question(("steps", 0, "by"), "who?"),),
        (Remark(("title",), ("a line",)),),
        ("a note",),
        "R-1",
    )
    assert drafted_held(drafted) is drafted
    assert questions_held(iter([ASKED])) == (ASKED,)
    begun = begun_held(Begun({"a/b.md": "Ä"}, ["a note"]))  # type: ignore[arg-type]
    assert begun == Begun({"a/b.md": "Ä"}, ("a note",))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (7, "of the type int"),
        (Drafted(BADLY), "no mapping of fields"),
        (Drafted({"kind": "audit"}), "without `kind` and `id`"),
        (Drafted({5: "x"}), "the name of a field"),  # type: ignore[dict-item]
        (Drafted({"title": {1, 2}}), "a value of the type set"),
        (Drafted(CIRCLE), "nested deeper than"),
        (Drafted({}, (7,)), "its questions are"),  # type: ignore[arg-type]
        (Drafted({}, (Question((), "who?"),)), "the path of a Question"),
        (Drafted({}, (Question((0,), "who?"),)), "the path of a Question"),
        (Drafted({}, (Question(("owner",), BADLY),)), "is no text"),
        (Drafted({}, (), (Remark(("owner",), BADLY),)), "is no text"),
        (Drafted({}, (), (), BADLY), "is no text"),
        (Drafted({}, id=BADLY), "is no text"),
        (Drafted({}, fills="R-1"), "no record"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_draft(given: Any, said: str) -> None:
    with pytest.raises(Refused, match=said):
        drafted_held(given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "holds no questions"),
        ([7], "is no StartQuestion"),
        ([ASKED._replace(text=BADLY)], "is no text"),
        ([ASKED._replace(read=BADLY)], "`word` something is no function"),
        ([ASKED._replace(default="yes")], "`word` something is no function"),  # type: ignore[arg-type]
    ],
)
def test_what_are_no_questions(given: Any, said: str) -> None:
    with pytest.raises(Refused, match=said):
        questions_held(given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "is no Begun"),
        (Begun(BADLY), "is no Begun with files"),
        (Begun({5: "x"}), "5 is no path"),  # type: ignore[dict-item]
        (Begun({"a\0b": "x"}), "no path of a file"),
        (Begun({"": "x"}), "no path of a file"),
        (Begun({"a": BADLY}), "to stand in a is no text"),
        (Begun({"a": "half a pair \ud800"}), "to stand in a is no text"),
        (Begun({}, BADLY), "no list of texts"),
        (Begun({}, "one note"), "no list of texts"),  # type: ignore[arg-type]
        (Begun({}, (BADLY,)), "one of its notes"),
    ],
)
def test_what_is_no_start(given: Any, said: str) -> None:
    with pytest.raises(Refused, match=said):
        begun_held(given)
