"""What findings on audits and their auditors are about, whichever stands first."""

from __future__ import annotations

import pytest
from about_kit import Case, assert_told_by_name, names, told
from independence_kit import findings

HELD = (
    "status: reported\nfieldwork: {start: 2026-03-16, end: 2026-03-20}\nreported_on: 2026-04-02\n"
)
AUDIT = f"kind: audit\nid: AUD-1\n{HELD}"
AUDITED = f"{AUDIT}scope: [@]\nteam: [{{person: dana, function: lead}}]\n---\n"
DANA = "{kind: person, id: dana}\n"
OWNED = "{kind: process, id: P-1, owner: finn, controls: [A.8.13, A.5.7]}\n---\n"
OWN = OWNED.replace("finn", "dana") + DANA
PEOPLE = "kind: person\nrecords: [{id: dana}, {id: finn}, {id: ana}]\n"
ADVICE = "{kind: engagement, id: E-1, firm: Sable, type: isms-consultancy, to: 2025-12-31}\n---\n"
ASSIGNED = "{kind: assignment, id: AS-1, person: dana, capacity: operator, scope: [A.8.13, A.5.7]"
EARLIER = """kind: audit
id: AUD-0
status: reported
fieldwork: {start: 2025-10-05, end: 2025-10-06}
scope: [lab]
team: [{person: finn, function: lead}, {person: ana, function: auditor}]
---
kind: process
records: [{id: lab, owner: dana}, {id: store, owner: finn}, {id: desk, owner: ana}]
---
"""


def listed(first: str, second: str) -> tuple[str, str, str]:
    """The second alone, both, and both in the other order."""
    return second, f"{first}, {second}", f"{second}, {first}"


def staff(dana: str = "", finn: str = "") -> str:
    return f"kind: person\nrecords: [{{id: dana{dana}}}, {{id: finn{finn}}}]\n"


def lead(*people: str) -> str:
    return ", ".join(f"{{person: {person}, function: lead}}" for person in people)


CONTROLS = (*listed("A.5.7", "A.8.13"), ["A.8.13"], ["A.5.7", "A.8.13"])
TIED = (*CONTROLS[:3], ["dana A.8.13"], ["dana A.5.7", "dana A.8.13"])
NOT_AUDITED = listed(
    "{item: A.5.7, result: not-audited}", "{item: A.8.13, result: not-audited, reason: TBD}"
)
UNSHOWN = listed("{item: A.5.7, result: conforming}", "{item: A.8.13, result: nonconforming}")
CASES = [
    Case(
        *("AUD007", "lacks", f"{AUDIT}@findings: []\n"),
        *("team: [{person: ana}]\n", "", "team: []\nconclusion: TBD\n"),
        *(["conclusion"], ["conclusion", "team"]),
    ),
    Case("AUD010", "none", f"{AUDIT}results: [@]\n", *UNSHOWN, *CONTROLS[3:]),
    Case(
        *("AUD011", "lacks", f"{AUDIT}conclusion: {{@}}\n"),
        *("own_requirements: met, effective: so", "effective: so", "standard: '', effective: so"),
        *(["standard"], ["own_requirements", "standard"]),
    ),
    Case(
        *("AUD012", "silent", f"{AUDIT}scope: [@]\nresults: [{{item: A.6.1, samples: [E]}}]\n"),
        *CONTROLS,
    ),
    Case("AUD012", "no-reason", f"{AUDIT}results: [@]\n", *NOT_AUDITED, *CONTROLS[3:]),
    Case(
        "AUD013",
        "outside",
        f"{AUDIT}scope: [A.6.1]\nfindings: [{{kind: nonconformity, id: NC-1, requirement: [@]}}]\n",
        *CONTROLS,
    ),
    Case(
        "AUD015",
        "external",
        "kind: audit-programme\nid: PRG-1\nentries: [{audit: AUD-1}, @]\n---\n"
        "kind: external-audit\nrecords: [{id: XA-1, type: stage-1}, {id: XA-2, type: stage-2}]\n",
        *listed("{audit: XA-1}", "{audit: XA-2}"),
        *(["XA-2"], ["XA-1", "XA-2"]),
    ),
    Case(
        *("AUD017", "many", f"{AUDIT}team: [@]\n"),
        *(lead("dana", "finn"), lead("ana", "dana", "finn"), lead("finn", "ana", "dana")),
        *(["dana", "finn"], ["ana", "dana", "finn"]),
    ),
    Case("IND001", "owns", AUDITED + OWN, *TIED),
    Case("IND002", "operates", f"{AUDITED}{ASSIGNED}}}\n---\n{OWNED}{PEOPLE}", *TIED),
    Case("IND003", "recent", f"{AUDITED}{ASSIGNED}, to: 2026-01-31}}\n---\n{OWNED}{PEOPLE}", *TIED),
    Case("IND004", "boss", AUDITED + OWNED + staff(dana=", manager: finn"), *TIED),
    Case("IND005", "manages", AUDITED + OWNED + staff(finn=", manager: dana"), *TIED),
    Case("IND006", "colleagues", AUDITED + OWNED + staff(", unit: it", ", unit: it"), *TIED),
    Case(
        *("IND007", "consultant"),
        AUDITED + ADVICE.replace("Sable", "Sable, person: dana") + OWNED + PEOPLE,
        *TIED,
    ),
    Case("IND008", "firm", AUDITED + ADVICE + OWNED + staff(", firm: Sable"), *TIED),
    Case(
        *("IND009", "own"),
        f"{AUDITED}{{kind: document, id: POL-2, status: approved, approved_by: dana,"
        f" approved_on: 2026-01-12, controls: [A.8.13, A.5.7]}}\n---\n{OWNED}{PEOPLE}",
        *TIED,
    ),
    Case(
        *(
            "IND010",
            "leads",
            f"{AUDITED}{{kind: role, id: ciso, holders: [{{person: dana}}]}}\n---\n{DANA}",
        ),
        *("'9.1'", "'9.1', '10.1'", "'10.1', '9.1'"),
        *(["dana 9.1"], ["dana 10.1", "dana 9.1"]),
    ),
    Case("IND011", "ownerless", AUDITED + DANA.replace("}", ", unit: it}"), *TIED),
    Case(
        *("IND012", "contradicts"),
        AUDITED.replace("lead}", "lead, independent: true}") + OWN,
        *TIED,
    ),
    Case(
        *("IND013", "own"),
        AUDITED.replace("scope", "programme: PRG-1\nscope")
        + f"{{kind: audit-programme, id: PRG-1, manager: dana}}\n---\n{DANA}",
        *listed("9.2.1", "9.2.2"),
        *(["dana 9.2.2"], ["dana 9.2.1", "dana 9.2.2"]),
    ),
    Case(
        *("IND014", "swap", AUDITED + EARLIER + PEOPLE, *listed("desk", "store")),
        *(["dana finn"], ["dana ana", "dana finn"]),
    ),
    Case(
        *("IND015", "risk"),
        f"{AUDITED}{{kind: risk, id: R-1, owner: dana, treatment: modify,"
        f" controls: [A.8.13, A.5.7]}}\n---\n{OWNED}{PEOPLE}",
        *TIED,
    ),
    Case(
        *("IND016", "none"),
        f"{{kind: organization, id: org, headcount: 9}}\n---\n{AUDIT}scope: [A.8.13]\n"
        f"team: [@]\n---\n{OWNED}kind: person\n"
        "records: [{id: dana, unit: it}, {id: ana, unit: it}, {id: finn, unit: it}]\n",
        *(lead("dana"), lead("ana", "dana"), lead("dana", "ana")),
        *(["dana"], ["ana", "dana"]),
    ),
    Case(
        *("IND017", "body"),
        f"{AUDITED}{{kind: organization, id: org, certificate: {{body: Sable}}}}\n---\n"
        + OWNED
        + staff(", firm: Sable"),
        *TIED,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_audits_are_told_by_name(case: Case) -> None:
    assert_told_by_name(case)


@pytest.mark.parametrize(
    ("code", "values"),
    {
        "AUD010": {
            "A.5.7": "{item: A.5.7, result: conforming}",
            "A.8.13": "{item: A.8.13, result: nonconforming}",
        },
        "AUD015": {"XA-1": "XA-1", "XA-2": "XA-2"},
        "IND016": {"ana": "ana", "dana": "dana"},
    }.items(),
)
def test_each_stands_at_its_own_place(code: str, values: dict[str, str]) -> None:
    case = next(case for case in CASES if case.code == code)
    lines = case.records.replace("@", case.turned).splitlines()
    assert {
        name: lines[at.line - 1][at.column - 1 : at.end_column - 1]
        for name, at in told(case, case.turned).about
    } == values


def test_each_item_stands_where_the_team_covers_it() -> None:
    case = next(case for case in CASES if case.code == "IND001")
    team = """team:
  - {person: dana, function: lead, covers: [A.5.7]}
  - {person: dana, function: auditor, covers: [A.8.13]}
"""
    text = case.records.replace("team: [{person: dana, function: lead}]\n", team)
    finding = told(case._replace(records=text), case.two)
    line = text.replace("@", case.two).splitlines().index("team:") + 1
    assert {part.name: part.location.line for part in finding.about} == {
        "dana A.5.7": line + 1,
        "dana A.8.13": line + 2,
    }


@pytest.mark.parametrize("team", [("dana", "finn"), ("finn", "dana")])
def test_two_auditors_are_told_apart_by_name(team: tuple[str, str]) -> None:
    owners = "{kind: process, id: P-2, owner: finn, controls: [A.5.7]}\n---\n" + OWNED.replace(
        "owner: finn, controls: [A.8.13, A.5.7]", "owner: dana, controls: [A.8.13]"
    )
    text = f"{AUDIT}scope: [A.8.13, A.5.7]\nteam: [{lead(*team)}]\n---\n{owners}{PEOPLE}"
    found, reasons = findings("IND001", text)
    assert reasons == []
    assert sorted(names(one) for one in found) == [["dana A.8.13"], ["finn A.5.7"]]
    assert len({one.shared_fingerprint for one in found}) == 1


def test_what_is_not_known_of_an_auditor_is_told_by_name() -> None:
    text = AUDITED.replace("@", "A.5.7") + DANA
    (finding,), _ = findings("IND011", text)
    assert names(finding) == ["dana A.5.7", "dana reporting-line"]
    (outside,), _ = findings("IND011", text.replace("id: dana}", "id: dana, firm: Sable}"))
    assert names(outside) == ["dana A.5.7", "dana engagement"]
