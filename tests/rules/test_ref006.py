from __future__ import annotations

import pytest

from isms_lint.testing import lint


def found(text: str) -> list[tuple[str, str, str, str]]:
    result = lint(text, select=["REF006"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.path, f.message_id, f.message) for f in result.findings]


def test_a_misspelt_status() -> None:
    (finding,) = lint("kind: nonconformity\nid: NC-1\nstatus: clsoed\n", select=["REF006"]).findings
    assert (finding.code, finding.severity, finding.message_id) == ("REF006", "error", "word")
    assert (finding.path, finding.location.line, finding.location.column) == ("status", 3, 9)
    assert finding.message == (
        "`clsoed` is no word that status takes; did you mean `closed`? Known: closed, open, withdrawn"
    )


def test_a_word_far_from_all() -> None:
    assert found("kind: nonconformity\nid: NC-1\nstatus: blau") == [
        (
            "NC-1",
            "status",
            "word",
            "`blau` is no word that status takes; known: closed, open, withdrawn",
        )
    ]


def test_words_in_nested_fields() -> None:
    text = (
        "kind: audit\nid: AUD-1\nteam:\n  - {person: ines, function: leader}\n"
        "results:\n  - {item: A.8.13, result: ok}\n"
    )
    assert [(path, message_id) for _, path, message_id, _ in found(text)] == [
        ("team[0].function", "word"),
        ("results[0].result", "word"),
    ]


def test_a_misspelt_field_is_named_at_its_key() -> None:
    (finding,) = lint(
        "kind: nonconformity\nid: NC-1\nevidnce: [EV-1]\n", select=["REF006"]
    ).findings
    assert (finding.path, finding.message_id) == ("evidnce", "field")
    assert (finding.location.line, finding.location.column) == (3, 1)
    assert finding.location.end_column == 8
    assert finding.message == (
        "`evidnce` is no field of nonconformity, so it was not checked; did you mean `evidence`?"
    )


def test_fields_in_nested_mappings() -> None:
    text = "kind: corrective-action\nid: CAR-1\nverified: {on: 2026-05-01, who: ines}"
    assert [(path, message_id) for _, path, message_id, _ in found(text)] == [
        ("verified.who", "field")
    ]


def test_fields_of_lifted_records() -> None:
    text = "kind: audit\nid: A\nfindings:\n  - {kind: nonconformity, id: NC-1, stutus: open}"
    assert [(id, path) for id, path, _, _ in found(text)] == [("NC-1", "stutus")]


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("nonconformty", "; did you mean `nonconformity`?"),
        ("finding", "; did you mean `nonconformity` or `opportunity-for-improvement`?"),
        ("invoice", "; `isms-lint schema` lists the kinds"),
    ],
)
def test_an_unknown_kind(kind: str, advice: str) -> None:
    assert found(f"kind: {kind}\nid: X\nwhatever: 1") == [
        (
            "X",
            "kind",
            "kind",
            f"`{kind}` is no kind of record, so nothing in it was checked{advice}",
        )
    ]


def test_extensions_and_known_words() -> None:
    text = "kind: nonconformity\nid: NC-1\nstatus: withdrawn\nx_ticket: SEC-1\n"
    assert found(text + "correction: {x_by: robot}\nnotes: [a, b]\nversion: '2'") == []
    assert found("kind: person\ntitle: Everybody\nrecords: [{id: a, title: CEO}]") == []


def test_a_long_word_is_cut() -> None:
    ((_, _, _, message),) = found(f"kind: nonconformity\nid: N\nstatus: {'very ' * 50}closed")
    assert "…` is no word that status takes" in message


def test_a_text_split_by_a_comma_is_not_evaluated_and_no_finding() -> None:
    result = lint(
        """
kind: statement-of-applicability
id: SOA
reconfirmed: [{on: 2026-09-01, by: ana, reason: RA-2026 read, nothing to change}]
""",
        select=["REF006"],
    )
    assert result.findings == ()
    ((code, kind, id, reason),) = result.not_evaluated
    assert (code, kind, id) == ("REF006", "statement-of-applicability", "SOA")
    assert reason.startswith("`nothing to change` in reconfirmed[0] stands behind a comma")


def test_a_field_without_a_value_is_still_an_unknown_field() -> None:
    result = lint("kind: corrective-action\nid: CAR-1\nownr:\n", select=["REF006"])
    assert [(f.code, f.path, f.location.line) for f in result.findings] == [("REF006", "ownr", 3)]


@pytest.mark.parametrize("field", ["x-ticket", "X-Ticket"])
def test_fields_of_your_own_begin_otherwise(field: str) -> None:
    text = f"kind: nonconformity\nid: NC-1\n{field}: SEC-1\n"
    (finding,) = lint(text, select=["REF006"]).findings
    assert finding.message == (
        f"`{field}` is no field of nonconformity, so it was not checked; fields of your own begin"
        " with `x_`"
    )


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("kind: nonconformity\nstatus: clsoed", "write `closed` safely"),
        ("kind: nonconformity\nstatus: done", "write `closed`"),
        ("kind: corrective-action\nstatus: done", ""),
        ("kind: risk\nstatus: inactive", ""),
        ("kind: risk\ntreatment: transfer", "write `share`"),
        ("kind: internal-audit", "write `audit`"),
        ("kind: nonconformty", "write `nonconformity`"),
        ("kind: observation\ntitle: a", "write `opportunity-for-improvement`"),
        ("kind: finding", ""),
    ],
)
def test_only_a_slip_is_mended_and_what_may_be_meant_is_offered(text: str, fix: str) -> None:
    (finding,) = lint(f"id: X\n{text}\n", select=["REF006"]).findings
    found = finding.fix
    assert (found.message + " safely" * found.safe if found else "") == fix
