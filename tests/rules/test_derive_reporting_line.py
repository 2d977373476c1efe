from __future__ import annotations

from datetime import date
from itertools import pairwise

from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.people.reporting_line import all_managers, chains_above

PERIOD = Period(date(2026, 3, 16), date(2026, 4, 2))
IDS = tuple("abcdefg")


def above(person: str, levels: int, text: str) -> list[str]:
    run = run_of(text)
    record = run.register.get(person)
    assert record is not None
    chains = chains_above(record, levels, PERIOD, run)
    return ["".join(one.id for one in chain) for chain in chains]


def people(managers: dict[str, str]) -> str:
    rows = (f"  - {{id: {id}, manager: {managers.get(id, 'nobody')}}}\n" for id in IDS)
    return "kind: person\nrecords:\n" + "".join(rows)


def test_upwards() -> None:
    text = people({"a": "b", "b": "c", "c": "d"})
    assert above("a", 0, text) == []
    assert above("a", 1, text) == ["ab"]
    assert above("a", 9, text) == ["ab", "abc", "abcd"]
    assert above("d", 9, text) == []
    assert above("a", 10**12, text) == ["ab", "abc", "abcd"]


def test_a_role_with_several_holders() -> None:
    role = "---\nkind: role\nid: head\nholders: [{person: b}, {person: c, to: 2026-03-16}]\n"
    text = people({"a": "head", "b": "d", "c": "d"}) + role
    assert above("a", 2, text) == ["ab", "ac", "abd"]
    assert above("a", 2, text.replace("16", "15")) == ["ab", "abd"]


def test_all_managers() -> None:
    role = "---\nkind: role\nid: head\nholders: [{person: e}]\n"
    run = run_of(people({"a": "b", "b": "head"}) + role)
    assert all_managers(run) == {"b", "head", "e", "nobody"}


@given(st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS)), st.integers(0, 20))
def test_nobody_twice_and_no_end_without_an_end(managers: dict[str, str], levels: int) -> None:
    for chain in above("a", levels, people(managers)):
        assert len(set(chain)) == len(chain) <= levels + 1
        assert all(managers[one] == other for one, other in pairwise(chain))
