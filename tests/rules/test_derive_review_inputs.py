from __future__ import annotations

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.documents.document import Document
from isms_lint.documents.positions import Positions
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review.inputs import (
    INPUTS,
    cites,
    has_snapshot,
    is_addressed,
    is_interim,
    listed_inputs,
    references_of,
    was_shown_whole,
    words_of,
)
from isms_lint_iso27001.derive.review.reviews import review_groups


def review(risk: str) -> tuple[Record, Pass]:
    run = run_of(f"kind: management-review\nid: MR-1\ninputs: {{risk: {risk}}}\n")
    return run.register.of("management-review")[0], run


def test_ten_inputs_and_nine_in_2013() -> None:
    assert len(INPUTS) == len({one.field for one in INPUTS}) == 10
    assert [one.letter for one in INPUTS] == ["a", "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g"]
    older = [one.letter_2013 for one in INPUTS if one.letter_2013]
    assert older == ["a", "b", "c1", "c2", "c3", "c4", "d", "e", "f"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("no change", True),
        ("n/a", True),
        ("{summary: x}", True),
        ("{trend: x}", True),
        ("{references: [X-1]}", True),
        ("{as_of: 2026-10-01}", True),
        ("{evidence: slides.pdf}", True),
        ("{evidence: [{uri: x}]}", True),
        ("''", False),
        ("'  '", False),
        ("~", False),
        ("4", False),
        ("[X-1]", False),
        ("{}", False),
        ("{summary: ''}", False),
        ("{references: [], evidence: []}", False),
        ("{interim: true, x_note: y}", False),
    ],
)
def test_is_addressed(written: str, expected: bool) -> None:
    record, _ = review(written)
    assert is_addressed(record, "risk") is expected
    assert not is_addressed(record, "objectives")


def test_words_and_references() -> None:
    record, _ = review("{summary: ' one ', trend: two, references: [A-1, 7, B-2]}")
    assert words_of(record, "risk") == "one\ntwo"
    assert references_of(record, "risk") == [
        (("inputs", "risk", "references", 0), "A-1"),
        (("inputs", "risk", "references", 2), "B-2"),
    ]
    record, _ = review("only words")
    assert words_of(record, "risk") == "only words"
    assert references_of(record, "risk") == []
    record, _ = review("{references: A-1}")
    assert [id for _, id in references_of(record, "risk")] == ["A-1"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("NC-1", True),
        ("see NC-1.", True),
        ("(NC-1)", True),
        ("NC-1, NC-2", True),
        ("NC-1/NC-2", True),
        ("a NC-11 and NC-1", True),
        ("NC-11", False),
        ("NC-1-2", False),
        ("NC-1.2", False),
        ("X-NC-1", False),
        ("x.NC-1", False),
        ("XNC-1", False),
        ("nc-1", False),
    ],
)
def test_an_id_is_cited_as_a_word(words: str, expected: bool) -> None:
    record, _ = review(f"{{summary: '{words}'}}")
    assert cites(record, "risk", "NC-1", run_of("")) is expected
    assert not cites(record, "risk", "", run_of(""))


def _record(words: str) -> Record:
    document = Document({}, Positions.__new__(Positions), {})
    return Record("management-review", "MR-1", {"inputs": {"risk": words}}, "", document, (0,))


@given(st.text(max_size=40), st.text(min_size=1, max_size=8))
def test_any_words_and_any_id(words: str, id: str) -> None:
    run = run_of("")
    if cites(_record(words), "risk", id, run):
        assert id in words
    assert cites(_record(f"({id})"), "risk", id, run)


@pytest.mark.parametrize(
    ("risk", "expected"),
    [
        ("{evidence: [{uri: x.csv, sha256: ab}]}", True),
        ("{evidence: {uri: x.csv, sha256: ab}}", True),
        ("{evidence: [{uri: x.csv, sha256: ''}]}", False),
        ("{evidence: [x.csv]}", False),
        ("{evidence: [EV-1]}", True),
        ("{evidence: EV-1}", True),
        ("{references: [DOC-1]}", True),
        ("{references: [NCS]}", True),
        ("{references: [RA-1]}", False),
        ("EV-1", False),
    ],
)
def test_has_snapshot(risk: str, expected: bool) -> None:
    run = run_of(
        f"kind: management-review\nid: MR-1\ninputs: {{risk: {risk}}}\n"
        "---\nkind: evidence\nid: EV-1\n---\nkind: document\nid: DOC-1\n"
        "---\nkind: risk-assessment\nid: RA-1\n"
        "---\nkind: nonconformity\nid: NCS\nrecords: []\n"
    )
    record = run.register.of("management-review")[0]
    assert has_snapshot(record, "risk", run.register) is expected


def test_what_was_shown_whole_to_a_group() -> None:
    """A review of another series in the time counts; the one after it does not."""
    run = run_of(
        "kind: document\nid: DOC-1\n---\nkind: management-review\nrecords:\n"
        "  - {id: MR-1, series: a, status: held, held_on: 2026-03-10,"
        " inputs: {risk: {references: [DOC-1]}}}\n"
        "  - {id: MR-2, status: held, held_on: 2026-06-10}\n"
        "  - {id: MR-3, series: a, status: held, held_on: 2026-10-08}\n"
        "  - {id: MR-4, status: held, held_on: 2026-11-10}\n"
    )
    shown = {
        group.last.id: was_shown_whole(group, "risk", run) for group in run.derive(review_groups)
    }
    assert shown == {"MR-2": True, "MR-3": True, "MR-4": False}


@pytest.mark.parametrize(
    ("risk", "expected"),
    [
        ("{interim: true}", True),
        ("{interim: false}", False),
        ("{interim: 'yes'}", False),
        ("Interim figures", True),
        ("{trend: by interim figures}", True),
        ("interims", False),
        ("final", False),
    ],
)
def test_is_interim(risk: str, expected: bool) -> None:
    record, _ = review(risk)
    assert is_interim(record, "risk") is expected


def test_inputs_in_words() -> None:
    assert listed_inputs([INPUTS[2], INPUTS[3]], "2022") == (
        "c (interested party changes) and d1 (nonconformities)"
    )
    assert listed_inputs([INPUTS[2], INPUTS[3]], "2013") == (
        "interested party changes and c1 (nonconformities)"
    )
