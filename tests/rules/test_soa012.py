from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import row, statement

DIFFERS = ["org warning certificate.soa_version differs"]


def org(more: str = "soa_version: '4'") -> str:
    return f"kind: organization\nid: org\ncertificate: {{body: CertCo, {more}}}\n---\n"


def soa(version: str = "'5'", status: str = "approved") -> str:
    return statement(row("A.5.1"), status=status, more=f"version: {version}")


def test_what_it_says() -> None:
    assert message("SOA012", org() + soa()) == (
        "the certificate names version 4 of the Statement of Applicability, 5 is in force, and no"
        " notice of it to CertCo is recorded"
    )
    assert message("SOA012", org().replace("body: CertCo, ", "") + soa()).endswith(
        "no notice of it to the certification body is recorded"
    )


@pytest.mark.parametrize(
    ("certified", "current", "expected"),
    [
        ("'4'", "'5'", DIFFERS),
        ("'5'", "'5'", []),
        ("v5", "'5.0'", []),
        ("Version 5", "V5", []),
        ("'1.1'", "'1.10'", DIFFERS),
        ("'10'", "'1'", DIFFERS),
        # Without a version there is nothing to compare: SOA011 asks for the statement's.
        ("TBD", "'5'", []),
        ("''", "'5'", []),
        ("'4'", "''", []),
        ("'4'", "TBD", []),
        ("'4'", "latest", []),
        ("'4'", "HEAD", []),
    ],
)
def test_versions(certified: str, current: str, expected: list[str]) -> None:
    assert judged("SOA012", org(f"soa_version: {certified}") + soa(current)) == expected


@pytest.mark.parametrize(
    ("notices", "expected"),
    [
        ("[{on: 2026-03-01, soa_version: '5'}]", []),
        ("[{on: 2026-03-01, soa_version: v5}]", []),
        ("[{on: 2026-11-20, soa_version: '5'}]", []),
        ("[{soa_version: '5'}]", []),
        ("[{on: 2026-11-21, soa_version: '5'}]", DIFFERS),
        ("[{on: 2026-03-01, soa_version: '4.1'}]", DIFFERS),
        ("[{on: 2026-03-01, text: version 5}]", DIFFERS),
        ("[{on: 2026-03-01, soa_version: '4.1'}, {on: 2026-04-01, soa_version: '5'}]", []),
        ("[]", DIFFERS),
    ],
)
def test_notices_to_the_body(notices: str, expected: list[str]) -> None:
    text = org(f"soa_version: '4', notices: {notices}") + soa()
    assert judged("SOA012", text) == expected


def test_what_does_not_apply() -> None:
    assert judged("SOA012", "kind: organization\nid: org\n---\n" + soa()) == []
    gone = org("soa_version: '4', expires_on: 2026-11-19")
    assert judged("SOA012", gone + soa()) == []
    assert judged("SOA012", gone.replace("19", "20") + soa()) == DIFFERS


def test_what_cannot_be_judged() -> None:
    assert judged("SOA012", org() + soa(status="draft")) == [
        "? org: no statement is approved; a draft is not judged"
    ]
    assert judged("SOA012", org()) == ["? no statement-of-applicability records"]
    draft = soa("'6'", "draft").replace("id: SOA", "id: NEW")
    assert judged("SOA012", org("soa_version: '5'") + soa() + draft) == []
