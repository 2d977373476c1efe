from __future__ import annotations

import pytest

from isms_lint_iso27001.derive.text.placeholders import is_blank_answer, is_unanswered


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "  \n",
        "?",
        "-",
        "—",
        "...",
        "…",
        "TBD",
        "tbc.",
        "TBA",
        "[TBD]",
        "**TODO**",
        "N/A",
        "n.a.",
        "unknown",
        "Pending",
        "to be determined",
        "TBD (waiting for the supplier)",
        "tbd - see ticket",
        "TODO: ask Hugo",
        "wird nachgereicht",
        "k. A.",
        "à déterminer",
        "s.o.",
        "por definir",
        "Pendiente",
        "<root cause>",
        "{{ cause }}",
        [],
        {},
    ],
)
def test_no_answer(value: object) -> None:
    assert is_blank_answer(value)


@pytest.mark.parametrize(
    "value",
    [
        "none",
        "None needed",
        "no change since MR-2025",
        "Todo el personal fue formado tarde",
        "Unknown devices were not blocked by the switch",
        "tbd-server was not in the backup plan",
        "<https://wiki.example/evidence/1>",
        "0",
        0,
        False,
        ["EV-1"],
        {"uri": "a.pdf"},
    ],
)
def test_answer(value: object) -> None:
    assert not is_blank_answer(value)


def test_one_answer_among_several_is_enough() -> None:
    for value in (None, "", "TBD", [], ["", "n/a"]):
        assert is_unanswered(value)
    for answer in ("interview", ["", "interview"], ["interview", "TBD"], {"uri": "a.pdf"}):
        assert not is_unanswered(answer)
