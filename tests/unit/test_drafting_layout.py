"""A draft as text: fields in the order of the schema, questions and remarks at their fields."""

from __future__ import annotations

from typing import Any

import pytest
from records_kit import plugins

from isms_lint.documents.builtin import READERS
from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.drafting.layout import laid_out
from isms_lint.lifting.schema_types import takes_of
from isms_lint.offers.draft import Drafted, Question, Remark


def _text(
    kind: str,
    data: dict[str, Any],
    questions: tuple[Question, ...] = (),
    remarks: tuple[Remark, ...] = (),
) -> str:
    found = plugins().kinds.get(kind)
    assert found is not None
    return as_yaml(laid_out(Drafted(data, questions, remarks), takes_of(found)))


def _read(text: str) -> Any:
    documents, problems = READERS[".yaml"](text)
    assert problems == []
    return documents[0].data


def test_fields_stand_in_the_order_of_the_schema() -> None:
    data = {"due_on": "2027-01-31", "owner": "ana", "title": "a", "id": "CAR-1", "status": "opened"}
    assert list(_read(_text("corrective-action", data))) == [
        "id",
        "title",
        "status",
        "owner",
        "due_on",
    ]


def test_what_is_asked_stands_where_it_is_answered() -> None:
    text = _text(
        "corrective-action",
        {"id": "CAR-1", "status": "opened", "due_on": "2027-01-31"},
        (
            Question(("owner",), "who?"),
            Question(("implemented_on",), "when?"),
            Question(("due_on",), "will it do?"),
        ),
    )
    assert text.splitlines() == [
        "id: CAR-1",
        "status: opened",
        "# owner: ...  # ? who?",
        "# ? will it do?",
        "due_on: 2027-01-31",
        "# implemented_on: YYYY-MM-DD  # ? when?",
    ]


@pytest.mark.parametrize(
    ("field", "form"),
    [
        ("status", "open | closed | withdrawn"),
        ("raised_on", "YYYY-MM-DD"),
        ("statement", "..."),
    ],
)
def test_the_form_of_an_answer_follows_from_the_field(field: str, form: str) -> None:
    text = _text("nonconformity", {"id": "N"}, (Question((field,), "x"),))
    assert f"# {field}: {form}  # ? x\n" in text


def test_the_form_may_be_said() -> None:
    text = _text("risk", {"id": "R"}, (Question(("level",), "x", "1 | 2"),))
    assert "# level: 1 | 2  # ? x\n" in text


def test_fields_of_a_mapping_that_is_not_there_are_asked_together() -> None:
    questions = (Question(("plan", "due_on"), "when?"), Question(("plan", "what"), "how?"))
    assert _text("objective", {"id": "O"}, questions).splitlines() == [
        "id: O",
        "# plan:",
        "#   what: ...  # ? how?",
        "#   due_on: YYYY-MM-DD  # ? when?",
    ]


def test_questions_inside_what_is_there_stand_inside_it() -> None:
    text = _text(
        "statement-of-applicability",
        {"id": "S", "controls": [{"control": "A.5.1"}, {"control": "A.5.2", "applicable": True}]},
        (Question(("controls", 0, "applicable"), "is it?"),),
    )
    assert text.splitlines() == [
        "id: S",
        "controls:",
        "  - control: A.5.1",
        "    # applicable: true | false  # ? is it?",
        "  - control: A.5.2",
        "    applicable: true",
    ]


def test_an_empty_mapping_with_questions_is_asked_for() -> None:
    text = _text("objective", {"id": "O", "plan": {}}, (Question(("plan", "what"), "how?"),))
    assert _read(text) == {"id": "O"}


def test_long_questions_stand_above_and_long_texts_are_folded() -> None:
    words = "word " * 60
    text = _text(
        "nonconformity", {"id": "N", "statement": words.strip()}, (Question(("extent",), words),)
    )
    assert max(map(len, text.splitlines())) <= 100
    assert _read(text) == {"id": "N", "statement": words.strip()}
    assert text.splitlines()[-1] == "# extent: ..."
    assert "# ? word word" in text


@pytest.mark.parametrize(
    "odd",
    [
        "two  spaces " + "and more words " * 10,
        " leads " + "and more words " * 10,
        "tab\t" + "and more words " * 10,
        "lines\nand more " + "and more words " * 10,
        "x" * 300,
        "# no comment " + "and more words " * 10,
        "- no item: at all " + "and more words " * 10,
        "\N{LINE SEPARATOR} " + "and more words " * 10,
        "\x1b[2J " + "and more words " * 10,
        "no:break\N{NO-BREAK SPACE}here " + "and more words " * 10,
    ],
)
def test_odd_texts_read_back_as_they_are(odd: str) -> None:
    assert _read(_text("nonconformity", {"id": "N", "statement": odd})) == {
        "id": "N",
        "statement": odd,
    }


@pytest.mark.parametrize(
    "hostile",
    [
        "x\nstatus: closed",
        "x\r\nstatus: closed",
        "x\N{LINE SEPARATOR}status: closed",
        "x\x85status: closed",
        "x\x00y",
        "isms-lint: ignore[ALL] fine",
        "x # isms-lint: ignore[ALL] fine",
        "x\nisms-lint: ignore[ALL] fine",
        "---",
        "}]: *a &b !c",
        "\N{RIGHT-TO-LEFT OVERRIDE}x",
    ],
)
def test_comments_hold_nothing_but_words(hostile: str) -> None:
    from isms_lint.documents.read import read_bytes

    text = _text(
        "nonconformity",
        {"id": "N", "process": "p"},
        (
            Question(("statement",), hostile, hostile),
            Question(("process",), hostile),
            Question(("correction", "text"), hostile * 20),
        ),
        (Remark(("id",), (hostile,)), Remark(("extent",), (hostile,))),
    )
    reading = read_bytes("n.yaml", text.encode(), READERS)
    assert (reading.problems, reading.ignores) == ([], ())
    assert [one.data for one in reading.documents] == [{"id": "N", "process": "p"}]
    assert text.isprintable() or set(text) - {"\n"} == {c for c in text if c.isprintable()}


def test_half_a_surrogate_pair_becomes_a_mark() -> None:
    assert _read(_text("nonconformity", {"id": "N", "statement": "a\ud800b"}))["statement"] == "a?b"
