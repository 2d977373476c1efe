from __future__ import annotations

import pytest

from isms_lint.testing import lint

NC = "kind: nonconformity\nid: NC-2026-1\n"


def found(text: str, config: str | None = None) -> list[tuple[str, str, str, str]]:
    result = lint(text, select=None if config else ["REF001"], config=config)
    assert not result.errors
    assert config or not result.not_evaluated
    findings = [f for f in result.findings if f.code == "REF001"]
    return [(f.record_id, f.path, f.message_id, f.message) for f in findings]


def places(text: str, config: str | None = None) -> list[tuple[str, str]]:
    return [(id, path) for id, path, _, _ in found(text, config)]


def test_a_reference_to_nothing() -> None:
    result = lint("kind: corrective-action\nid: CAR-1\nnonconformity: NC-9\n", select=["REF001"])
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.basis) == ("REF001", "error", "data coherence")
    assert (finding.record_id, finding.path) == ("CAR-1", "nonconformity")
    assert (finding.location.line, finding.location.column) == (3, 16)
    assert finding.message == "nonconformity names `NC-9`, and no record has that id"


def test_each_place_on_its_own() -> None:
    text = (
        "kind: corrective-action\nid: CAR-1\nowner: zoe\nnonconformity: [NC-1, NC-2]\n"
        "verified: {by: kim}\nextensions:\n  - {approved_by: bo}\n"
        "---\nkind: nonconformity\nid: NC-2"
    )
    assert sorted(places(text)) == [
        ("CAR-1", "extensions[0].approved_by"),
        ("CAR-1", "nonconformity[0]"),
        ("CAR-1", "owner"),
        ("CAR-1", "verified.by"),
    ]


def test_found_in_any_file_and_order() -> None:
    car = "kind: corrective-action\nid: CAR-1\nnonconformity: NC-1\n"
    nonconformity = '{"kind": "nonconformity", "id": "NC-1", "raised_by": "ana"}'
    person = "---\nkind: person\nid: ana\n---\nAna's page\n"
    files = {"z/person.md": person, "a.yaml": car, "m.json": nonconformity}
    assert lint(files, select=["REF001"]).findings == ()


def test_ids_among_the_criteria_of_audits() -> None:
    audit = "kind: audit\nid: AUD-1\ncriteria: ['ISO/IEC 27001:2022', POL-99, best practice]\n"
    policy = "---\n{kind: document, id: POL-1}\n"
    assert found(audit + policy) == [
        ("AUD-1", "criteria[1]", "record", "criteria[1] names `POL-99`, and no record has that id")
    ]
    assert found(audit.replace("POL-99", "POL-01") + policy)[0][3].endswith("did you mean `POL-1`?")
    assert found(audit.replace("POL-99", "POL-1") + policy) == []
    assert found(audit) == []
    external = audit.replace("POL-99", "DMS-99") + policy
    assert places(external, 'external_ids: ["DMS-"]\n') == []


def test_a_nested_record_can_be_named() -> None:
    text = (
        "kind: audit\nid: AUD-1\nfindings:\n  - {kind: nonconformity, id: NC-1}\n---\n"
        "kind: corrective-action\nid: CAR-1\nnonconformity: NC-1"
    )
    assert places(text) == []


def test_a_finding_in_an_audit_without_id() -> None:
    assert places("kind: audit\nfindings:\n  - {kind: nonconformity, id: NC-1}") == []


@pytest.mark.parametrize(
    ("target", "advice"),
    [
        ("nc-2026-01", "; did you mean `NC-2026-1`?"),
        ("NC 2026 1", "; did you mean `NC-2026-1`?"),
        ("NC-2026-2", ""),
        ("HUGO", ""),
    ],
)
def test_advice_for_numbered_ids(target: str, advice: str) -> None:
    text = f"{NC}---\nkind: person\nid: hugo\n---\nkind: corrective-action\nid: C\n"
    assert found(f"{text}nonconformity: {target}") == [
        (
            "C",
            "nonconformity",
            "record",
            f"nonconformity names `{target}`, and no record has that id{advice}",
        )
    ]


@pytest.mark.parametrize(
    ("target", "advice"),
    [
        ("Hugo", "; did you mean `hugo`?"),
        ("hugoo", "; did you mean `hugo`?"),
        ("Hugo Lind", "; did you mean `hugo`?"),
        ("Sam Ray", ""),
        ("somebody else", ""),
        ("x" * 70, ""),
    ],
)
def test_advice_for_words(target: str, advice: str) -> None:
    people = (
        "kind: person\nrecords:\n  - {id: hugo, name: Hugo Lind}\n  - {id: sam-a, name: Sam Ray}\n"
        "  - {id: sam-b, name: Sam Ray}\n"
    )
    ((_, _, _, message),) = found(f"{people}---\nkind: audit-programme\nid: P\nmanager: {target}")
    assert message.endswith(f"and no record has that id{advice}")


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("kind: audit-programme\nid: P\nmanager: Hugo", "write `hugo`"),
        ("kind: audit-programme\nid: P\nmanager: zoe", ""),
        ("kind: audit\nid: A\nscope: [Backup]", "write `backup`"),
        ("kind: audit\nid: A\nscope: ['A.5.15, backup']", ""),
    ],
)
def test_what_may_be_meant_is_offered(text: str, fix: str) -> None:
    known = "---\nkind: person\nid: hugo\n---\nkind: process\nid: backup\n"
    (finding,) = lint(f"{text}\n{known}", select=["REF001"]).findings
    assert (finding.fix.message if finding.fix else "") == fix
    assert finding.fix is None or not finding.fix.safe


def test_long_texts_are_cut() -> None:
    ((_, _, _, message),) = found(NC + f"raised_by: {'very ' * 40}long")
    assert len(message) < 120
    assert "…`" in message


def test_external_prefixes() -> None:
    text = NC + "process: 'grc:P-1'\nrequirement: 'dms:POL-7'\n"
    assert places(text) == [("NC-2026-1", "process"), ("NC-2026-1", "requirement")]
    assert places(text, 'external_ids: ["grc:", "dms:"]\n') == []
    assert places(text, 'external_ids: ["grc:"]\n') == [("NC-2026-1", "requirement")]


def test_scope_items() -> None:
    # CC6.1 is XFW001's, 9.3.2(c)(4) REF004's.
    text = NC + "requirement: [A.8.13, backup, CC6.1, '9.3.2(c)(4)', POL-1 4.2, full-isms]\n"
    assert found(text + "---\nkind: process\nid: backups\n---\nkind: document\nid: POL-1") == [
        (
            "NC-2026-1",
            "requirement[1]",
            "scope",
            "requirement[1] names `backup`, which is no clause, no control and no record's id;"
            " did you mean `backups`?",
        ),
    ]


@pytest.mark.parametrize(
    ("item", "advice"),
    [
        ("A.5.15 Access control", "; write `A.5.15` alone"),
        ("A.5.15: Access control", "; write `A.5.15` alone"),
        ("A.5.15 - Access control", "; write `A.5.15` alone"),
        ("A.5.15 (Access control)", "; write `A.5.15` alone"),
        ("A5.15 Access control", "; write `A.5.15` alone"),
        ("5.15 Access control", "; write `A.5.15` alone"),
        ("A.8.2-A.8.5 Access", "; write `A.8.2-A.8.5` alone"),
        ("9.2.2 Internal audit programme", "; write `9.2.2` alone"),
        ("A.7 Physical", "; write `A.7` alone"),
        ("A.5.15, A.5.16", "; write each id as an item of its own: `A.5.15` and `A.5.16`"),
        (
            "A.5.15; 9.2.2 / 5.17",
            "; write each id as an item of its own: `A.5.15`, `9.2.2` and `A.5.17`",
        ),
        ("A.5.15 and A.5.16", "; write each id as an item of its own: `A.5.15` and `A.5.16`"),
        ("A.5.99 Access control", ""),
        ("A.5.15, backup", "; write `A.5.15` alone"),
        ("5 people in ops", ""),
        ("access control", ""),
    ],
)
def test_scope_items_with_words_around_them(item: str, advice: str) -> None:
    ((_, _, _, message),) = found(f"kind: risk\nid: R\ncontrols: ['{item}']\n")
    assert message.partition("record's id")[2] == advice


def test_what_looks_like_an_id_of_another_framework_and_is_ones_own() -> None:
    text = NC + "requirement: [PL-3]\n"
    assert places(text) == []
    assert places(text + "---\nkind: document\nid: PL-1\n") == [("NC-2026-1", "requirement[0]")]


def test_what_is_no_reference() -> None:
    assert places(NC + "evidence: [EV-1, {uri: EV-2}]\nsource: a complaint\nowner: ''\n") == []
    assert places("kind: nonconformty\nid: N\nowner: zoe") == []
    assert places("kind: audit\nid: A\ncriteria: [POL-1]\ntags: [x]\nx_owner: zoe") == []


def test_a_placeholder_is_nobody() -> None:
    assert places(NC + "owner: TBD") == [("NC-2026-1", "owner")]
