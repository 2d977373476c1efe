"""Answers to what `init` asks: how they are written, and what is said of those that are none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.scaffold.answers import answers_in, answers_set
from isms_lint.scaffold.asking import answered
from isms_lint_iso27001.start import START

TODAY = date(2026, 11, 20)
QUESTIONS = START.questions(TODAY)
LEAST = """
name: Acme
headcount: 40
top-management: [Ana Reyes, "Lind, Bo"]
isms-manager: Dana Holt (Security)
internal-auditor: Ines Ferro (Finance)
"""


def answers(text: str, *pairs: str) -> dict[str, object]:
    given = answers_in(text, "answers.yaml", QUESTIONS)
    return answered(QUESTIONS, {**given, **answers_set(pairs, QUESTIONS)}, None)


def refused(text: str, *pairs: str) -> str:
    with pytest.raises(UsageError) as caught:
        answers(text, *pairs)
    return str(caught.value)


def scripted(*typed: str) -> Callable[[str, str], str | None]:
    left = list(typed)
    return lambda told, prompt: left.pop(0) if left else None


def test_what_is_taken_where_nothing_is_answered() -> None:
    found = answers(LEAST)
    assert found["id"] == "acme"
    assert found["start"] == TODAY
    assert found["internal-audit-months"] == 12
    assert found["certified-on"] is None
    assert found["owner-of-access-control"] == found["isms-manager"]
    assert "certified-until" not in found


def test_names_in_a_list_keep_their_commas() -> None:
    assert [one.name for one in answers(LEAST)["top-management"]] == ["Ana Reyes", "Lind, Bo"]
    pair = "top-management= Ana Reyes , ,Bo Lind"
    assert [one.name for one in answers(LEAST, pair)["top-management"]] == ["Ana Reyes", "Bo Lind"]


def test_the_same_in_json() -> None:
    text = '{"name": "\\ud83d\\ude80 GmbH", "headcount": 40, "top-management": ["A"],\n'
    text += '\t"isms-manager": "B", "internal-auditor": "C (D)"}'
    assert answers(text)["name"] == "\U0001f680 GmbH"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nmae: Acme", "answers.yaml:7:1: no question is called `nmae`; did you mean `name`?"),
        ("language: fr", "answers.yaml:7:1: `language`: it is one of: en, de"),
        ("language: {de: true}", "`language` takes a text; put it between quotes"),
        ("certification-body: true", "`certification-body` takes a text; put it between quotes"),
        ("certification-body: 1.10", "`certification-body` takes a text"),
        ("certification-body: 0123", "`certification-body` takes a text"),
        ("id: Acme", "small letters and digits are wanted"),
        ("id: leadership", "it means something else in records"),
        ("id: '42'", "it means something else in records"),
        ("timezone: Mars/Olympus", "no timezone is called so; names are like Europe/London"),
        ("timezone: ../../etc/passwd", "no timezone is called so"),
        ("start: tomorrow", "a day is wanted, such as 2026-01-31"),
        ("start: 2026-02-30", "a day is wanted"),
        ("start: 2029-01-01", "it begins now: a day from 2026-10-20 to 2027-11-20"),
        ("stage-1-on: 2026-11-19", "it lies ahead: a day from 2026-11-20"),
        ("certified-until: 2029-01-01", "does not arise with the other answers: leave it out"),
        ("internal-audit-months: 0", "a whole number from 3 to 36 is wanted"),
        ("internal-audit-months: ٣", "a whole number from 3 to 36 is wanted"),
        ("isms-lint: ./isms-lint", "the address of a repository and a commit are wanted"),
        ("isms-lint: 'https://x.org/a/b@\"1'", "the address of a repository and a commit"),
        ("owner-of-it-operations: Dana Holt (IT)", "put into the unit `Security` before, and now"),
        ("audit-firm: CertCo\ncertification-body: certco", "no internal audits of its clients"),
        ("stage-1-on: 2027-05-10\nstage-2-on: 2027-05-09", "it follows the first stage"),
        ("name: Two", "the key `name` stands twice"),
    ],
)
def test_what_is_no_answer(line: str, said: str) -> None:
    assert said in refused(f"{LEAST}{line}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "answers are one mapping, `question: answer`"),
        ("- name", "answers are one mapping"),
        ("name: a\n---\nname: b", "answers are one mapping"),
        ("name: 'a", "a quote that is opened and never closed"),
        (LEAST.replace("headcount: 40", "headcount:"), "no answer to: headcount."),
        (LEAST.replace("Acme", "' '"), "no answer to: name."),
        (LEAST.replace("[Ana Reyes, ", "[1.5, "), "takes a text, or a list of texts"),
        (LEAST.replace("[Ana", "[[Ana], "), "takes a text, or a list of texts"),
    ],
)
def test_what_are_no_answers(text: str, said: str) -> None:
    assert said in refused(text)


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("name", "--set name: NAME=VALUE is wanted"),
        ("nmae=Acme", "--set nmae=Acme: no question is called `nmae`; did you mean `name`?"),
        ("name=a\udcffb", "`name`: it holds bytes that are no UTF-8 text"),
        ("headcount=many", "`headcount`: a whole number"),
    ],
)
def test_what_is_no_answer_on_the_command_line(pair: str, said: str) -> None:
    assert said in refused(LEAST, pair)


def test_the_isms_manager_does_not_audit_the_system() -> None:
    said = refused(LEAST, "internal-auditor=dana  holt")
    assert "dana holt is the ISMS manager" in said
    assert "nobody audits their own work (9.2.2 b; IND010)" in said


def test_an_auditor_of_the_house_has_a_unit() -> None:
    assert "put the unit behind the name" in refused(LEAST, "internal-auditor=Ines Ferro")
    assert (
        answers(LEAST, "internal-auditor=Ines Ferro", "audit-firm=Sable")["audit-firm"] == "Sable"
    )


def test_a_programme_ends_before_the_calendar_does() -> None:
    questions = START.questions(date.max)
    with pytest.raises(UsageError, match="a day from 9999-11-30 to 9995-12-31"):
        answered(questions, answers_in(LEAST, "answers.yaml", questions), None)


def test_somebody_is_asked_until_it_is_an_answer() -> None:
    told: list[str] = []
    typed = ["", "Acme", "", "UTC", "0", "40", *[""], "Ana", "Dana", "", "Ines (IT)", *([""] * 30)]

    def ask(said: str, prompt: str) -> str | None:
        told.append(said)
        return typed.pop(0)

    found = answered(QUESTIONS, {}, ask)
    assert (found["name"], found["headcount"]) == ("Acme", 40)
    assert [one for one in told if one] == [
        "an answer is needed.",
        "a whole number from 1 to 1000000 is wanted.",
    ]


def test_somebody_who_goes_away() -> None:
    with pytest.raises(UsageError, match="the answers end before `id`; nothing was written"):
        answered(QUESTIONS, {}, scripted("Acme"))
