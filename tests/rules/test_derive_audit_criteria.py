from __future__ import annotations

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.audit.criteria import (
    criteria_of,
    entry_of,
    programme_of,
    unknown_programme,
)

AUDIT = "kind: audit\nid: AUD-1\n"
FIRST = (
    "---\nkind: audit-programme\nid: PRG-1\ncriteria: [a]\n"
    "entries: [{audit: AUD-0}, {audit: AUD-1}]\n"
)
SECOND = "---\nkind: audit-programme\nid: PRG-2\ncriteria: [b]\n"


def programme(text: str) -> tuple[str, int] | str | None:
    """The programme and the place of the entry in it."""
    run = run_of(text)
    audit = run.register.of("audit")[0]
    found, entry = programme_of(audit, run), entry_of(audit, run)
    if found is None:
        assert entry is None
        return None
    return (found.id, entry.place) if entry is not None else found.id


def test_the_programme_it_names_before_the_one_with_an_entry() -> None:
    assert programme(AUDIT) is None
    assert programme(AUDIT + SECOND) is None
    assert programme(AUDIT + FIRST) == ("PRG-1", 1)
    assert programme(AUDIT + "programme: PRG-2\n" + FIRST + SECOND) == "PRG-2"
    assert programme(AUDIT + "programme: PRG-1\n" + FIRST + SECOND) == ("PRG-1", 1)
    assert programme(AUDIT + "programme: PRG-9\n" + FIRST) == ("PRG-1", 1)


@pytest.mark.parametrize("void", ["draft", "superseded"])
def test_a_programme_in_force_before_others(void: str) -> None:
    other = FIRST.replace("PRG-1", "PRG-0") + f"status: {void}\n"
    assert programme(AUDIT + other + FIRST) == ("PRG-1", 1)
    assert programme(AUDIT + other) == ("PRG-0", 1)


@given(order=st.permutations([FIRST, FIRST.replace("PRG-1", "PRG-3"), SECOND]))
def test_the_order_of_programmes_changes_nothing(order: list[str]) -> None:
    assert programme(AUDIT + "".join(order)) == ("PRG-1", 1)


@pytest.mark.parametrize(
    ("audit", "programme", "expected"),
    [
        ("criteria: [x, y]\n", FIRST, (["x", "y"], "AUD-1")),
        ("criteria: x\n", FIRST, (["x"], "AUD-1")),
        ("criteria: ['', TBD]\n", FIRST, (["a"], "PRG-1")),
        ("", FIRST, (["a"], "PRG-1")),
        ("", FIRST.replace("AUD-1}", "AUD-1, criteria: c}"), (["c"], "PRG-1")),
        ("", FIRST.replace("AUD-1}", "AUD-1, criteria: [c, d]}"), (["c", "d"], "PRG-1")),
        ("", FIRST.replace("AUD-1}", "AUD-1, criteria: TBD}"), (["a"], "PRG-1")),
        ("programme: PRG-2\n", FIRST + SECOND, (["b"], "PRG-2")),
        ("", SECOND, ([], "AUD-1")),
        ("", FIRST.replace("[a]", "[]"), ([], "PRG-1")),
    ],
)
def test_criteria(audit: str, programme: str, expected: tuple[list[str], str]) -> None:
    run = run_of(AUDIT + audit + programme)
    criteria, at = criteria_of(run.register.of("audit")[0], run)
    assert (criteria, at.id) == expected


def test_a_programme_that_is_not_on_record() -> None:
    def reason(text: str) -> NotEvaluated | None:
        run = run_of(AUDIT + text)
        return unknown_programme(run.register.of("audit")[0], run)

    assert reason("") is None
    assert reason("programme: PRG-2\n" + SECOND) is None
    assert reason("programme: PRG-9\n" + FIRST) is None
    assert reason("programme: PRG-9\n") == NotEvaluated("the programme `PRG-9` is not on record")


def test_the_edition_of_an_entry() -> None:
    run = run_of(AUDIT + FIRST.replace("AUD-1}", "AUD-1, edition: '2013', scope: A.5}"))
    entry = entry_of(run.register.of("audit")[0], run)
    assert entry is not None
    assert (entry.edition(), entry.texts("scope"), entry.texts("criteria")) == ("2013", ["A.5"], [])
