from __future__ import annotations

import random
from datetime import date, timedelta

from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.records.dates import add_months
from isms_lint_iso27001.derive.finding.minor_clusters import minor_clusters

LEAST = {"FND010": {"cluster": 3, "window_months": 12}}
FINDINGS = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.sets(st.sampled_from(["A.5.18", "A.8.13", "9.2.2"]), min_size=1),
        st.sampled_from(["", "leavers", "licences"]),
    ),
    max_size=9,
)


def clusters(rows: list[str]) -> dict[str, set[tuple[tuple[str, ...], tuple[str, ...]]]]:
    run = run_of("\n---\n".join(rows) or "kind: person\nid: ana", options=LEAST)
    return {
        nc.id: {(tuple(one.id for one in found.ncs), found.requirements) for found in several}
        for nc, several in minor_clusters(run).items()
    }


@settings(max_examples=80, deadline=None)
@given(findings=FINDINGS, seed=st.integers(0, 1000))
def test_each_cluster_is_close_on_one_matter_and_may_have_one_cause(
    findings: list[tuple[int, set[str], str]], seed: int
) -> None:
    rows = []
    facts = {}
    for n, (gap, requirements, cause) in enumerate(findings):
        day = date(2024, 1, 1) + timedelta(days=gap)
        facts[f"NC-{n}"] = (day, requirements, cause)
        rows.append(
            f"kind: nonconformity\nid: NC-{n}\ngrade: minor\nraised_on: {day}\n"
            f"requirement: {sorted(requirements)}"
        )
        rows.append(
            f"kind: corrective-action\nid: CAR-{n}\nnonconformity: NC-{n}\ncause: '{cause}'"
        )
    found = clusters(rows)
    told: set[str] = set()
    for last, several in found.items():
        for ncs, common in several:
            days = [facts[id][0] for id in ncs]
            assert ncs[-1] == last
            assert len(ncs) >= 3
            assert days == sorted(days)
            assert add_months(days[-1], -12) <= days[0]
            assert all(facts[id][1].issuperset(common) for id in ncs)
            assert len({facts[id][2] for id in ncs} - {""}) <= 1
            assert told.isdisjoint(common)
            told.update(common)
    random.Random(seed).shuffle(rows)
    assert clusters(rows) == found
