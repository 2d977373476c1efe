from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, findings, paths, words

PROCESS = "kind: process\nid: backup\nowner: finn\noperators: [gita]\ncontrols: [A.8.13]\n"
FOUND = [FINDING_PATH]


def people(**managers: str) -> str:
    """dana, finn, gita and ana, with the managers given."""
    rows = (
        f"  - {{id: {id}{f', manager: {managers[id]}' if id in managers else ''}}}\n"
        for id in ("dana", "finn", "gita", "ana")
    )
    return "kind: person\nrecords:\n" + "".join(rows)


def test_the_boss_owns_the_item() -> None:
    (finding,), why = findings("IND004", AUDIT, PROCESS, people(dana="finn"))
    assert why == []
    assert (finding.severity, finding.basis, finding.message_id) == ("warning", "guidance", "boss")
    assert finding.clauses == ("ISO 19011 independence principle",)
    assert (finding.path, finding.location.line) == (FINDING_PATH, 7)
    assert finding.message == (
        "dana audits A.8.13 of their own line manager (dana -> reports to -> finn -> owns ->"
        " A.8.13): the auditor is not independent of the auditee"
    )
    assert [(r.id, r.message) for r in finding.related] == [
        ("backup", "finn is the owner here"),
        ("dana", "dana reports to finn here"),
    ]


@pytest.mark.parametrize(
    ("managers", "levels", "expected"),
    [
        ({"dana": "finn"}, 1, FOUND),
        ({"dana": "gita", "gita": "finn"}, 1, []),
        ({"dana": "gita", "gita": "finn"}, 2, FOUND),
        ({"dana": "gita", "gita": "ana", "ana": "finn"}, 2, []),
        ({"dana": "gita", "gita": "ana", "ana": "finn"}, 3, FOUND),
    ],
)
def test_levels(managers: dict[str, str], levels: int, expected: list[str]) -> None:
    options = {"levels": levels}
    assert paths("IND004", AUDIT, PROCESS, people(**managers), options=options) == expected


def test_further_up_it_is_a_superior() -> None:
    options = {"levels": 2}
    line = people(dana="gita", gita="finn")
    assert words("IND004", AUDIT, PROCESS, line, options=options) == [
        "dana audits A.8.13 of a superior (dana -> reports to -> gita -> reports to -> finn -> owns"
        " -> A.8.13): the auditor is not independent of the auditee"
    ]
    both = AUDIT.replace("A.8.13", "A.8.13, A.5.1")
    other = "kind: process\nid: policies\nowner: gita\ncontrols: [A.5.1]\n"
    (said,) = words("IND004", both, PROCESS, other, line, options=options)
    assert said.startswith(
        "dana audits A.5.1 and A.8.13 of their own line manager and a superior ("
    )


@pytest.mark.parametrize(
    ("safeguards", "end"),
    [
        ("safeguards: second reader\n", "; a safeguard is recorded: `second reader`"),
        (
            "safeguards: [second reader, split scope]\n",
            "; safeguards are recorded: `second reader` and `split scope`",
        ),
        ("safeguards: TBD\n", "not independent of the auditee"),
    ],
)
def test_a_safeguard_is_shown(safeguards: str, end: str) -> None:
    (said,) = words("IND004", AUDIT + safeguards, PROCESS, people(dana="finn"))
    assert said.endswith(end)


def test_one_level_is_the_default() -> None:
    assert paths("IND004", AUDIT, PROCESS, people(dana="gita", gita="finn")) == []


def test_a_shared_boss_who_owns_nothing_here() -> None:
    assert paths("IND004", AUDIT, PROCESS, people(dana="ana", finn="ana")) == []


def test_a_boss_who_operates_is_no_owner() -> None:
    assert paths("IND004", AUDIT, PROCESS, people(dana="gita")) == []


def test_a_circle_of_managers() -> None:
    circle = people(dana="gita", gita="ana", ana="dana")
    assert paths("IND004", AUDIT, PROCESS, circle, options={"levels": 50}) == []
    assert paths("IND004", AUDIT, PROCESS, people(dana="dana")) == []


def test_only_the_items_of_the_boss() -> None:
    audit = AUDIT.replace("A.8.13", "A.8.13, A.5.1")
    other = "kind: process\nid: policies\nowner: ana\ncontrols: [A.5.1]\n"
    (finding,), _ = findings("IND004", audit, PROCESS, other, people(dana="finn"))
    assert "audits A.8.13 of" in finding.message


def test_ownership_in_the_time_of_the_audit_only() -> None:
    owner = (
        "kind: assignment\nid: AS-1\nperson: finn\ncapacity: owner\nscope: A.8.13\n"
        "from: 2026-04-02\n---\nkind: process\nid: backup\nowner: ana\ncontrols: [A.8.13]\n"
    )
    assert paths("IND004", AUDIT, owner, people(dana="finn")) == FOUND
    assert paths("IND004", AUDIT, owner.replace("04-02", "04-03"), people(dana="finn")) == []


def test_a_manager_may_be_a_role() -> None:
    role = "kind: role\nid: head\nholders: [{person: finn, to: 2026-03-16}]\n"
    assert paths("IND004", AUDIT, PROCESS, role, people(dana="head")) == FOUND
    assert paths("IND004", AUDIT, PROCESS, role.replace("16", "15"), people(dana="head")) == []


def test_an_item_may_be_owned_through_a_role() -> None:
    role = "kind: role\nid: head\nholders: [{person: finn}]\n"
    process = PROCESS.replace("owner: finn", "owner: head")
    (finding,), _ = findings("IND004", AUDIT, process, role, people(dana="finn"))
    assert "(dana -> reports to -> finn -> (head) owns -> A.8.13)" in finding.message


def test_clauses_belong_to_who_leads_the_isms() -> None:
    audit = AUDIT.replace("A.8.13", "'9.1'")
    role = "kind: role\nid: isms-manager\nholders: [{person: finn}]\n"
    (finding,), _ = findings("IND004", audit, role, people(dana="finn"))
    assert "(dana -> reports to -> finn -> answers for -> 9.1)" in finding.message
    assert [r.message for r in finding.related] == [
        "finn holds the role isms-manager here",
        "dana reports to finn here",
    ]
    # Where somebody is said to own the clause, that counts instead.
    owner = "kind: process\nid: measuring\nowner: gita\nclauses: ['9.1']\n"
    assert paths("IND004", audit, role, owner, people(dana="finn")) == []
    # The CISO only where nobody is ISMS manager in the time of the audit.
    ciso = "kind: role\nid: ciso\nholders: [{person: finn}]\n"
    assert paths("IND004", audit, ciso, people(dana="finn")) == FOUND
    assert paths("IND004", audit, ciso, role.replace("finn", "gita"), people(dana="finn")) == []
    gone = role.replace("person: finn", "person: gita, to: 2026-03-15")
    assert paths("IND004", audit, ciso, gone, people(dana="finn")) == FOUND


def test_a_stronger_tie_is_told_instead() -> None:
    process = PROCESS.replace("[gita]", "[dana]")
    assert paths("IND004", AUDIT, process, people(dana="finn")) == []
