from __future__ import annotations

from facts import run_of

from isms_lint_iso27001.derive.text.similar_ids import similar_id

RECORDS = """
kind: person
records: [{id: ciso, name: Ana Reyes}, {id: yuki, name: Yuki Tanaka}]
---
{kind: process, id: yukie}
"""


def test_each_id_and_each_choice_of_kinds_has_an_answer_of_its_own() -> None:
    run = run_of(RECORDS)
    assert similar_id("cisso", ("person",), run) == "ciso"
    assert similar_id("yukii", ("person",), run) == "yuki"
    assert similar_id("yukii", ("process",), run) == "yukie"
    assert similar_id("Ana Reyes", ("person",), run) == "ciso"
    assert similar_id("nobody-like-it", ("person",), run) == ""
