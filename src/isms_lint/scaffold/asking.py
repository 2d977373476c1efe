"""Questions, answered: by what was given, on a terminal, or by what they take otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.offers.start import Answers, StartQuestion
from isms_lint.scaffold.answers import Given, split

Ask = Callable[[str, str], str | None]
"""Tells something, if there is anything to tell, shows a question, and gives what somebody types behind
it; None where there is nobody any more.
"""


def answered(
    questions: Sequence[StartQuestion], given: Mapping[str, Given], ask: Ask | None
) -> dict[str, Any]:
    """The answers to all questions that arise, by name.

    What was given is not asked. Without `ask` nobody is: then every question takes what it takes where
    nothing is answered. Raises UsageError where an answer is none, where one is missing, and where one
    is given to a question that does not arise.
    """
    if ask is None:
        _refuse_missing(questions, given)
    answers: dict[str, Any] = {}
    for question in questions:
        if not question.asked(answers):
            if question.name in given:
                raise UsageError(
                    f"`{question.name}` does not arise with the other answers: leave it out",
                    given[question.name].where,
                )
        elif question.name in given or ask is None:
            answers[question.name] = _read(question, given.get(question.name), answers)
        else:
            answers[question.name] = _asked(question, answers, ask)
    return answers


def _refuse_missing(questions: Iterable[StartQuestion], given: Mapping[str, Given]) -> None:
    """Raise UsageError where a question has neither an answer nor something it takes otherwise."""
    missing = [
        question.name
        for question in questions
        if question.default is None and not (question.name in given and given[question.name].texts)
    ]
    if missing:
        raise UsageError(
            f"no answer to: {', '.join(missing)}. --set NAME=VALUE gives one, --answers FILE all of"
            " them; --print-questions shows what such a file holds"
        )


def _read(question: StartQuestion, given: Given | None, answers: Answers) -> Any:
    """What an answer says that was given; where none was, what is taken then."""
    texts = given.texts if given is not None else ()
    where = given.where if given is not None else question.name
    try:
        return _answer(question, texts, answers)
    except ValueError as error:
        raise UsageError(f"`{question.name}`: {error}", where) from error


def _answer(question: StartQuestion, texts: Sequence[str], answers: Answers) -> Any:
    """The answer that `texts` are; without any what is taken then. Raises ValueError."""
    if not texts:
        if question.default is None:
            raise ValueError("an answer is needed")
        texts = split(question.default(answers), question) or ("",)
    if question.several:
        return [question.read(text, answers) for text in texts]
    return question.read(texts[0], answers)


def _asked(question: StartQuestion, answers: Answers, ask: Ask) -> Any:
    """The answer somebody gives, who is asked until it is one."""
    usual = question.default(answers) if question.default is not None else None
    shown = f" [{usual}]" if usual else ""
    more = ", several between commas" if question.several else ""
    told = ""
    while True:
        typed = ask(told, f"{question.text}{more}{shown}:")
        if typed is None:
            raise UsageError(f"the answers end before `{question.name}`; nothing was written")
        try:
            return _answer(question, split(typed, question), answers)
        except ValueError as error:
            told = f"{error}."
