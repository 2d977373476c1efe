"""Answers as somebody writes them: in a file, or one by one on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.config.shape import place
from isms_lint.documents.document import Document, Problem
from isms_lint.documents.json import read_json
from isms_lint.documents.yaml import read_yaml
from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.offers.start import StartQuestion
from isms_lint.records.validate import nearest
from isms_lint.values import NamedTuple


class Given(NamedTuple):
    """An answer: its texts, several only for a question for several, and where it was given."""

    texts: tuple[str, ...]
    where: str


def answers_in(text: str, shown: str, questions: Sequence[StartQuestion]) -> dict[str, Given]:
    """The answers in the text of a file in YAML or JSON, by question.

    `shown` names the file. A question without a value has no answer. Raises UsageError, with file, line
    and column, where the file cannot be read, for what is no question and for values that are no text.
    """
    documents, problems = _documents(text, shown)
    if problems:
        line, column, _, _ = problems[0].span
        raise UsageError(problems[0].message, f"{shown}:{line}:{column}")
    if len(documents) > 1 or not (documents and isinstance(documents[0].data, dict)):
        raise UsageError("answers are one mapping, `question: answer`", shown)
    document = documents[0]
    known = {question.name: question for question in questions}
    found = {}
    for name, value in document.data.items():
        where = place(shown, document, (name,))
        if name not in known:
            raise UsageError(_unknown(name, known), where)
        if value is not None:
            found[name] = Given(_texts(name, value, known[name], document, where), where)
    return found


def _documents(text: str, shown: str) -> tuple[list[Document], list[Problem]]:
    """What the text holds. Not all of JSON is YAML: of its escapes some are none there."""
    if text.lstrip().startswith("{"):
        found = read_json(text)
        if not found[1] or shown.endswith(".json"):
            return found
    return read_yaml(text)


def answers_set(pairs: Iterable[str], questions: Sequence[StartQuestion]) -> dict[str, Given]:
    """The answers in `NAME=VALUE`, by question. Raises UsageError for what is none."""
    known = {question.name: question for question in questions}
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"--set {pair}: NAME=VALUE is wanted")
        if name not in known:
            raise UsageError(f"--set {pair}: {_unknown(name, known)}")
        found[name] = Given(split(value, known[name]), "--set")
    return found


def split(text: str, question: StartQuestion) -> tuple[str, ...]:
    """The texts in one: those between commas, where the question is for several. None is blank."""
    parts = text.split(",") if question.several else [text]
    return tuple(part.strip() for part in parts if part.strip())


def questions_as_yaml(questions: Sequence[StartQuestion]) -> str:
    """A file for answers: each question with what it takes where nothing is answered."""
    lines = [
        "# Answers for `isms-lint init --answers FILE`.",
        "# What is left out, or has no value, takes what stands in brackets.",
    ]
    for question in questions:
        lines.extend(["", f"# {question.text}"])
        usual = usual_answer(question)
        if question.default is None:
            empty: Any = [] if question.several else None
            lines.append(as_yaml({question.name: empty}).rstrip().removesuffix(" null"))
        else:
            lines.extend([f"# [{usual}]", f"# {question.name}:"])
    return "".join(f"{line}\n" for line in lines)


def usual_answer(question: StartQuestion) -> str:
    """What is taken where nothing is answered, in words; empty where an answer is needed."""
    if question.default is None:
        return ""
    return question.otherwise or question.default({})


def _texts(
    name: str, value: Any, question: StartQuestion, document: Document, where: str
) -> tuple[str, ...]:
    """The texts of a value: a number is one too, as long as it is written as it is read."""
    listed = question.several and isinstance(value, list)
    values = {(name, index): one for index, one in enumerate(value)} if listed else {(name,): value}
    for path, one in values.items():
        is_text = isinstance(one, str | int) and not isinstance(one, bool)
        if not is_text or document.positions.find(0, path) in document.written:
            wanted = "a text, or a list of texts" if question.several else "a text"
            raise UsageError(f"`{name}` takes {wanted}; put it between quotes", where)
    texts = (str(one).strip() for one in values.values())
    return tuple(text for text in texts if text)


def _unknown(name: str, known: Mapping[str, StartQuestion]) -> str:
    return f"no question is called `{name}`; {nearest(name, known)}".rstrip("; ")
