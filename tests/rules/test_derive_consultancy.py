from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.independence.consultancy import (
    FirmAdvice,
    advice_by_firm,
    advice_by_person,
    is_near,
)

PEOPLE = """kind: person
records: [{id: petra, firm: Nordlicht}, {id: pia, firm: Nordlicht}]
---
kind: role
id: adviser
holders: [{person: petra, to: 2025-06-30}, {person: pia, from: 2025-07-01}]
---
kind: engagement
id: ENG-1
type: isms-consultancy
"""


def test_by_person_and_by_firm() -> None:
    run = run_of(PEOPLE + "firm: NORDLICHT\nperson: adviser\nscope: [A.8.13]\nto: 2025-12-31\n")
    people = run.derive(advice_by_person)
    assert {id: [a.tenure.until for a in found] for id, found in people.items()} == {
        "petra": [date(2025, 6, 30)],
        "pia": [date(2025, 12, 31)],
    }
    (firm,) = run.derive(advice_by_firm)["nordlicht"]
    assert firm.people == {"petra", "pia"}
    assert (firm.is_about("A.8.13"), firm.is_about("A.8.14")) == (True, False)
    assert (firm.since, firm.until, firm.doubt) == (None, date(2025, 12, 31), "")


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("firm: Nordlicht\n", ["nordlicht"]),
        ("person: pia\n", ["nordlicht"]),
        ("person: nobody\n", []),
        ("", []),
    ],
)
def test_whose_firm(text: str, firms: list[str]) -> None:
    assert list(run_of(PEOPLE + text).derive(advice_by_firm)) == firms


@pytest.mark.parametrize(
    ("scope", "about", "doubt"),
    [
        ("", True, ""),
        ("scope: [full-isms]\n", True, ""),
        ("scope: [A.5]\n", False, ""),
        ("scope: [nothing]\n", False, "the scope of ENG-1 names nothing on record"),
    ],
)
def test_what_it_was_about(scope: str, about: bool, doubt: str) -> None:
    run = run_of(f"{PEOPLE}firm: Nordlicht\nperson: pia\n{scope}")
    (firm,) = run.derive(advice_by_firm)["nordlicht"]
    (person,) = run.derive(advice_by_person)["pia"]
    assert (firm.is_about("A.8.13"), firm.doubt) == (about, doubt)
    assert (person.is_about("A.8.13"), person.tenure.doubt) == (about, doubt)


def test_other_work_is_no_advice() -> None:
    run = run_of(PEOPLE.replace("isms-consultancy", "training") + "firm: Nordlicht\nperson: pia\n")
    assert (run.derive(advice_by_firm), run.derive(advice_by_person)) == ({}, {})


LENT = """kind: person
records: [{id: petra}, {id: pia, firm: Nordlicht}]
---
kind: role
id: isms-manager
holders: [{person: petra, from: 2025-03-01}]
---
kind: engagement
id: ENG-1
type: operation
person: petra
"""


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("firm: Sable\n", (date(2025, 3, 1), None)),
        ("firm: Sable\nfrom: 2026-01-01\nto: 2026-06-30\n", (date(2026, 1, 1), date(2026, 6, 30))),
        ("firm: Sable\nto: 2025-03-01\n", (date(2025, 3, 1), date(2025, 3, 1))),
        ("firm: Sable\nto: 2025-02-28\n", None),
        ("", None),
    ],
)
def test_a_lead_who_was_lent(text: str, span: tuple[date, date | None] | None) -> None:
    found = run_of(LENT + text).derive(advice_by_firm).get("sable", [])
    assert [(one.since, one.until) for one in found] == ([] if span is None else [span])
    for one in found:
        assert (one.people, one.lead is not None) == ({"petra"}, True)
        assert (one.is_about("9.1"), one.is_about("A.8.13")) == (True, False)


def test_the_firm_of_a_lent_lead_may_stand_with_the_person() -> None:
    text = LENT.replace("{id: petra}", "{id: petra, firm: Nordlicht}")
    (one,) = run_of(text).derive(advice_by_firm)["nordlicht"]
    assert one.people == {"petra"}


DAYS = st.integers(0, 60).map(lambda days: date(2026, 1, 1) + timedelta(days=days))
SPANS = st.tuples(st.none() | DAYS, st.none() | DAYS)


@given(span=SPANS, clear=DAYS, length=st.integers(0, 20), doubt=st.sampled_from(["", "unread"]))
def test_near(span: tuple[date | None, date | None], clear: date, length: int, doubt: str) -> None:
    """Near is what holds on a day after `clear`, and began by the end."""
    since, until = span
    end = clear + timedelta(days=length)
    record = run_of("kind: engagement\nid: ENG-1\n").register.of("engagement")[0]
    advice = FirmAdvice(record, frozenset(), None, since, until, doubt)
    expected = not doubt and (since or end) <= end and (until or date.max) > clear
    assert is_near(advice, clear, end) is expected
