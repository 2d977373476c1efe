from __future__ import annotations

from datetime import date, timedelta

from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.records.dates import add_months
from isms_lint_iso27001.derive.independence.auditors import AuditTeam, audit_teams
from isms_lint_iso27001.derive.independence.nine_two import is_only_auditor, others_audit_nine_two
from isms_lint_iso27001.derive.independence.relations import Case

PEOPLE = "kind: person\nrecords: [{id: dana}, {id: finn}]\n---\n"
END = date(2026, 12, 31)
PROGRAMME = (
    f"kind: audit-programme\nid: PRG-1\nmanager: dana\nperiod: {{start: 2024-01-01, end: {END}}}\n"
)
DAYS = st.integers(0, 2000).map(lambda days: date(2022, 1, 1) + timedelta(days=days))
AUDITS = st.tuples(
    DAYS, st.sampled_from(["dana", "finn", "J. Smith"]), st.sampled_from(["9.2", "9.1"])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(AUDITS, max_size=5), DAYS)
def test_as_a_plain_search_finds_it(audits: list[tuple[date, str, str]], day: date) -> None:
    every = [(day, "dana", "9.2"), *audits]
    texts = [
        f"---\nkind: audit\nid: AUD-{n}\nplanned_on: {on}\nprogramme: PRG-1\nscope: ['{scope}']\n"
        f"team: [{{person: {person}}}]\n"
        for n, (on, person, scope) in enumerate(every)
    ]
    run = run_of(PEOPLE + PROGRAMME + "".join(texts))
    audit, team = next(iter(run.derive(audit_teams).items()))
    assert isinstance(team, AuditTeam)
    (auditor,) = team.auditors
    assert auditor.person is not None
    case = Case(auditor.person, auditor, team.period, run, audit)
    near = [one for one in every if add_months(day, -36) <= one[0] <= max(day, END)]
    assert others_audit_nine_two(case) is any(
        person == "finn" and scope == "9.2" for _, person, scope in near
    )
    assert is_only_auditor(case) is (len(near) > 1 and {one[1] for one in near} == {"dana"})
