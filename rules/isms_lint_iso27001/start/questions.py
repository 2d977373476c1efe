"""What somebody is asked who starts a repository."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

from isms_lint.offers.start import Answers, StartQuestion
from isms_lint.records.dates import add_days, add_months, find_timezone
from isms_lint_iso27001.start import read
from isms_lint_iso27001.start.ids import Ids
from isms_lint_iso27001.start.named import Named
from isms_lint_iso27001.start.processes import WITH_OWNERS, question_of

NOWHERE = f"https://git.example.org/example-org/isms-lint@{'0' * 40}"
"""Where isms-lint lies as long as nobody says where."""
_CLOCK = "/etc/localtime"
_MOST_PEOPLE = 1_000_000
_FEWEST_MONTHS, _MOST_MONTHS = 3, 36
_CERTIFICATE = 36
"""Months for which a certificate is granted."""
_LONG = 60
_LATEST = add_months(date.max, -48)
"""The last day from which a programme with what follows it lies in the calendar."""
_Read = Callable[[str, Answers], object]


def questions(today: date) -> tuple[StartQuestion, ...]:
    """The questions, as of a day."""
    return (
        *_organization(),
        *_people(),
        *_certification(today),
        *_programme(today),
        StartQuestion(
            "isms-lint",
            "Where pipelines get isms-lint: the address of your copy of it, `@`, a commit",
            read.source,
            _usually(NOWHERE),
        ),
    )


def _organization() -> tuple[StartQuestion, ...]:
    return (
        StartQuestion("name", "Name of the organization", read.line, None),
        StartQuestion(
            "id",
            "Its id in records",
            read.new_id,
            lambda answers: Ids().new(answers["name"], "organization"),
            "made of the name",
        ),
        StartQuestion(
            "timezone",
            "The timezone in which days are counted, such as Europe/London",
            read.timezone,
            _usually(_timezone_here()),
        ),
        StartQuestion(
            "headcount",
            "How many people work in what the management system covers",
            read.number(1, _MOST_PEOPLE),
            None,
        ),
        StartQuestion(
            "language",
            "Language of the documents that isms-lint makes (en, de)",
            read.word("en", "de"),
            _usually("en"),
        ),
    )


def _people() -> tuple[StartQuestion, ...]:
    return (
        StartQuestion(
            "top-management",
            "Top management: who directs and controls the organization",
            read.person,
            None,
            several=True,
        ),
        StartQuestion(
            "isms-manager",
            "ISMS manager, with the unit in brackets, such as Dana Holt (Security)",
            read.person,
            None,
        ),
        StartQuestion(
            "audit-firm",
            "The firm, if internal audits are done by somebody from outside (nothing: by one of yours)",
            read.line,
            _usually(""),
            "one of yours audits",
        ),
        StartQuestion(
            "internal-auditor",
            "Internal auditor; one of yours with the unit, such as Ines Ferro (Finance)",
            _auditor,
            None,
        ),
        *(
            StartQuestion(
                question_of(one),
                f"Owner of the process `{one.name}` ({one.told})",
                read.person,
                lambda answers: answers["isms-manager"].text,
                "the ISMS manager",
            )
            for one in WITH_OWNERS
        ),
    )


def _auditor(text: str, answers: Answers) -> Named:
    found = read.person(text, answers)
    if found.key == answers["isms-manager"].key:
        raise ValueError(
            f"{found.name} is the ISMS manager. Clauses 4 to 10 are what the ISMS manager runs, and"
            " nobody audits their own work (9.2.2 b; IND010): name a colleague from another unit, or"
            " somebody from outside"
        )
    known = {one.key: one.unit for one in read.people_in(answers) if one.unit}
    if not (answers["audit-firm"] or found.unit or found.key in known):
        raise ValueError(
            f"put the unit behind the name, such as `{found.name} (Finance)`: from it follows whom"
            " they can audit (IND006, IND011)"
        )
    return found


def _certification(today: date) -> tuple[StartQuestion, ...]:
    soon = read.day(today, add_months(today, _CERTIFICATE), "it lies ahead")
    return (
        StartQuestion(
            "certified-on",
            "The day on which the certificate was granted (nothing: none yet)",
            _if_any(
                read.day(add_months(today, -_LONG), today, "it has been granted, and still counts")
            ),
            _usually(""),
            "none yet",
        ),
        StartQuestion(
            "certification-body",
            "The certification body (nothing: not chosen)",
            _body,
            _usually(""),
            "not chosen",
        ),
        StartQuestion(
            "certified-until",
            "The last day of the certificate",
            _until,
            lambda answers: str(add_days(add_months(answers["certified-on"], _CERTIFICATE), -1)),
            "three years after it was granted",
            asked=_is_certified,
        ),
        StartQuestion(
            "next-visit-on",
            "The next visit of the certification body (nothing: not agreed)",
            _if_any(soon),
            _usually(""),
            "not agreed",
            asked=_is_certified,
        ),
        StartQuestion(
            "stage-1-on",
            "First stage of the certification (nothing: not agreed)",
            _if_any(soon),
            _usually(""),
            "not agreed",
            asked=_is_uncertified,
        ),
        StartQuestion(
            "stage-2-on",
            "Second stage of the certification (nothing: not agreed)",
            _if_any(_second_stage(today)),
            _usually(""),
            "not agreed",
            asked=_is_uncertified,
        ),
    )


def _programme(today: date) -> tuple[StartQuestion, ...]:
    return (
        StartQuestion(
            "start",
            "First day of the three years of the audit programme",
            read.day(add_months(today, -1), min(add_months(today, 12), _LATEST), "it begins now"),
            _usually(str(today)),
        ),
        *(
            StartQuestion(
                f"{what}-months",
                f"Months between two {plural}, at most",
                read.number(_FEWEST_MONTHS, _MOST_MONTHS),
                _usually("12"),
            )
            for what, plural in (
                ("internal-audit", "internal audits"),
                ("management-review", "management reviews"),
                ("risk-assessment", "risk assessments"),
            )
        ),
    )


def _usually(text: str) -> Callable[[Answers], str]:
    return lambda _: text


def _is_certified(answers: Answers) -> bool:
    return answers["certified-on"] is not None


def _is_uncertified(answers: Answers) -> bool:
    return not _is_certified(answers)


def _if_any(reads: _Read) -> _Read:
    """Reads what `reads` reads; None where there is no text."""
    return lambda text, answers: reads(text, answers) if text else None


def _body(text: str, answers: Answers) -> str:
    body = read.line(text, answers)
    if body and body.casefold() == answers["audit-firm"].casefold():
        raise ValueError(
            "the certification body does no internal audits of its clients (ISO/IEC 17021-1 5.2;"
            " IND017), and audit-firm names it"
        )
    return body


def _until(text: str, answers: Answers) -> date:
    granted: date = answers["certified-on"]
    last = add_months(granted, _LONG)
    return read.day(add_days(granted, 1), last, "it ends after it was granted")(text, answers)


def _second_stage(today: date) -> _Read:
    def reads(text: str, answers: Answers) -> date:
        first = answers["stage-1-on"] or today
        last = add_months(today, _CERTIFICATE)
        return read.day(first, last, "it follows the first stage")(text, answers)

    return reads


def _timezone_here() -> str:
    """The timezone that this machine is set to, where it says its name."""
    named = os.environ.get("TZ") or os.path.realpath(_CLOCK).rpartition("/zoneinfo/")[2]
    return named if named and find_timezone(named) is not None else "UTC"
