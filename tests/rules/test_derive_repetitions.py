from __future__ import annotations

import random
from datetime import date, timedelta

from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.records.dates import add_months
from isms_lint_iso27001.derive.action.repetitions import ANY, earlier_of

_START = date(2022, 1, 1)
_CASES = st.lists(
    st.tuples(
        st.integers(0, 1600),
        st.integers(0, 400),
        st.sampled_from(["A.5.18", "A.8.13"]),
        st.sampled_from(["", "access"]),
        st.sampled_from(["", "leavers", "licences"]),
    ),
    min_size=1,
    max_size=6,
)

_Case = tuple[int, int, str, str, str]


def rows(cases: list[_Case]) -> list[str]:
    found = []
    for n, (raised, took, requirement, process, cause) in enumerate(cases):
        raised_on = _START + timedelta(days=raised)
        found.append(
            f"kind: nonconformity\nid: NC-{n}\nraised_on: {raised_on}\n"
            f"requirement: [{requirement}]\nprocess: '{process}'"
        )
        found.append(
            f"kind: corrective-action\nid: CAR-{n}\nnonconformity: NC-{n}\ncause: '{cause}'\n"
            f"verified: {{on: {raised_on + timedelta(days=took)}, result: effective}}"
        )
    return found


def earlier(records: list[str], process: str) -> dict[str, str]:
    run = run_of("\n---\n".join(records), options={"PRG004": {"cycle_years": 3}})
    found = {nc.id: earlier_of(nc, process, run) for nc in run.register.of("nonconformity")}
    return {id: one.nc.id for id, one in found.items() if one is not None}


def expected(cases: list[_Case], process: str) -> dict[str, str]:
    """The same, by looking at every pair."""
    found = {}
    for n, (raised, _, requirement, _, cause) in enumerate(cases):
        raised_on = _START + timedelta(days=raised)
        before = [
            (_START + timedelta(days=other[0] + other[1]), f"NC-{m}")
            for m, other in enumerate(cases)
            if m != n
            and other[2] == requirement
            and process in (other[3], ANY)
            and (not cause or not other[4] or cause == other[4])
        ]
        near = [one for one in before if add_months(raised_on, -36) <= one[0] < raised_on]
        if near:
            found[f"NC-{n}"] = max(near)[1]
    return found


@settings(max_examples=80, deadline=None)
@given(cases=_CASES, process=st.sampled_from(["", "access", ANY]), seed=st.integers(0, 1000))
def test_the_index_finds_what_every_pair_shows(cases: list[_Case], process: str, seed: int) -> None:
    records = rows(cases)
    random.Random(seed).shuffle(records)
    assert earlier(records, process) == expected(cases, process)
