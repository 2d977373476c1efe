"""Order, place and later records change nothing that is said about an audit's independence."""

from __future__ import annotations

from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st
from independence_kit import AUDIT

from isms_lint.testing import lint
from isms_lint_iso27001.derive.independence.auditors import AuditTeam, audit_teams
from isms_lint_iso27001.derive.independence.independence import Independence, independence
from isms_lint_iso27001.derive.independence.relations import Case
from isms_lint_iso27001.derive.independence.strength import STRONGEST_FIRST

RECORDS = (
    AUDIT.replace("A.8.13", "'9.1', backup, hiring, A.5.1-A.5.3, A.8.6")
    .replace("lead}", "lead, independent: true}, {person: finn}, {person: petra}, {person: X. Y.}")
    .replace("AUD-1", "AUD-2"),
    AUDIT.replace("A.8.13", "full-isms").replace("start: 2026-03-16", "start: soon"),
    "kind: audit\nid: AUD-3\nstatus: planned\nplanned_on: 2026-12-01\nscope: [backup]\n"
    "team: [{person: gita}, {person: hugo}]\n",
    AUDIT.replace("AUD-1", "AUD-4")
    .replace("A.8.13", "'9.2', A.8.20, A.8.21, A.8.22, A.8.23")
    .replace(
        "team: [{person: dana, function: lead}]",
        "team: [{person: ines}, {person: otto, covers: [A.8.20]}, {person: rosa, covers: [A.8.21]}]",
    ),
    "kind: audit\nid: AUD-5\nstatus: reported\nfieldwork: {start: 2026-02-02, end: 2026-02-06}\n"
    "reported_on: 2026-02-20\nscope: [hiring]\nteam: [{person: gita}]\n",
    AUDIT.replace("AUD-1", "AUD-6").replace("lead", "observer"),
    "kind: audit-programme\nid: PRG-1\nmanager: ines\nentries: [{audit: AUD-4}]\n",
    "kind: person\nrecords: [{id: ines}, {id: otto, firm: Sable}, {id: rosa, firm: CertCo}]\n",
    "kind: process\nid: network\nowner: petra\ncontrols: [A.8.20-A.8.23]\n",
    "kind: engagement\nid: ENG-2\nfirm: Sable\ntype: isms-consultancy\nto: 2025-09-30\n",
    "kind: organization\nid: org\nheadcount: 30\ncertificate: {body: CertCo}\n",
    "kind: document\nid: POL-2\nstatus: approved\napproved_by: ines\napproved_on: 2026-01-12\n"
    "controls: [A.8.22]\n",
    "kind: risk\nid: RISK-1\nowner: ines\ncontrols: [A.8.23]\n",
    "kind: person\nrecords:\n  - {id: dana, unit: security, manager: ana}\n"
    "  - {id: finn, unit: it, manager: dana}\n  - {id: gita, unit: it, manager: finn}\n"
    "  - {id: ana}\n  - {id: hugo, unit: it}\n  - {id: petra, firm: Nordlicht}\n",
    "kind: process\nrecords:\n  - {id: backup, owner: gita, controls: [A.8.13]}\n"
    "  - {id: hiring, owner: dana, operators: [finn], controls: [A.6.1, A.6.2]}\n",
    "kind: role\nid: ciso\nholders: [{person: dana, from: 2023-02-01}]\n",
    "kind: assignment\nid: AS-1\nperson: finn\ncapacity: author\nscope: [A.5.1]\nto: 2026-02-01\n",
    "kind: statement-of-applicability\nid: SOA-4\nstatus: superseded\napproved_on: 2025-02-24\n"
    "controls:\n  - {control: A.5.1, owner: dana}\n  - {control: A.5.2, owner: finn}\n"
    "  - {control: A.5.3, applicable: false}\n",
    "kind: engagement\nid: ENG-1\nperson: petra\ntype: isms-consultancy\nscope: [A.5]\n"
    "from: 2025-01-01\nto: 2025-06-30\n",
)
LATER = (
    "kind: assignment\nid: AS-9\nperson: finn\ncapacity: owner\nscope: [full-isms]\n"
    "from: 2026-12-02\n",
    "kind: statement-of-applicability\nid: SOA-5\nstatus: approved\napproved_on: 2026-12-02\n"
    "controls: [{control: A.5.2, owner: petra}, {control: A.5.1, applicable: false}]\n",
    "kind: engagement\nid: ENG-9\nperson: gita\ntype: isms-consultancy\nfrom: 2026-12-02\n",
    "kind: role\nid: isms-manager\nholders: [{person: gita, from: 2026-12-02}]\n",
    "kind: document\nid: POL-9\nstatus: approved\napproved_by: finn\napproved_on: 2026-12-02\n"
    "controls: [A.5.1-A.5.3, A.8.6]\n",
    "kind: risk\nid: RISK-9\nowner: finn\nidentified_on: 2026-12-02\ncontrols: [A.5.1, A.8.6]\n",
    "kind: person\nid: late\nfrom: 2026-12-02\nemployment: [{firm: Sable, from: 2026-12-02}]\n",
)

Said = list[tuple[str, ...]]


def said(files: dict[str, str]) -> Said:
    result = lint(files, select=["IND"])
    assert not result.errors
    findings = [
        (f.code, f.record_id, f.path, f.severity, f.message, *(r.message for r in f.related))
        for f in result.findings
    ]
    return sorted([*findings, *(tuple(outcome) for outcome in result.not_evaluated)])


ALL = said({"isms.yaml": "---\n".join(RECORDS)})


def test_every_rule_speaks() -> None:
    assert {line[0] for line in ALL if line[1].startswith("AUD")} == {
        *(f"IND00{n}" for n in range(1, 10)),
        *(f"IND01{n}" for n in range(8)),
    }


@settings(max_examples=25, deadline=None)
@given(
    order=st.permutations(RECORDS),
    files=st.lists(st.integers(0, 3), min_size=len(RECORDS), max_size=len(RECORDS)),
)
def test_order_and_files_change_nothing(order: list[str], files: list[int]) -> None:
    written: dict[str, str] = {}
    for record, file in zip(order, files, strict=True):
        name = f"{file}.yaml"
        written[name] = f"{written[name]}---\n{record}" if name in written else record
    assert said(written) == ALL


@settings(max_examples=16, deadline=None)
@given(st.sets(st.sampled_from(LATER)))
def test_what_comes_later_changes_nothing(later: set[str]) -> None:
    assert said({"isms.yaml": "---\n".join((*RECORDS, *sorted(later)))}) == ALL


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from((*RECORDS, *LATER)), min_size=4))
def test_no_tie_is_missed_where_none_is_looked_for(records: set[str]) -> None:
    run = run_of("---\n".join(sorted(records)))
    for audit, team in run.derive(audit_teams).items():
        if not isinstance(team, AuditTeam):
            continue
        found = run.derive(independence)[audit]
        assert isinstance(found, Independence)
        for auditor, ties in found.ties:
            assert auditor.person is not None
            case = Case(auditor.person, auditor, team.period, run, audit)
            every = (
                next(filter(None, (sort.relation(case, item) for sort in STRONGEST_FIRST)), None)
                for item in map(case.item, auditor.items)
            )
            assert ties == tuple(filter(None, every))
