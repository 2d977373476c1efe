from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import row, statement

OLD = statement(row("A.9.2.3"), more="edition: '2013'")
CERTIFIED = "kind: organization\nid: org\ncertificate: {body: CertCo}\n---\n"
OF_STATEMENT = ["SOA error edition statement"]
WARNED = ["SOA warning edition statement"]
OF_CERTIFICATE = ["org error certificate.edition certificate"]


def certificate(more: str) -> str:
    return f"kind: organization\nid: org\ncertificate: {{body: CertCo, {more}}}\n---\n"


def test_what_it_says() -> None:
    assert message("SOA010", CERTIFIED + OLD) == (
        "this Statement of Applicability is one of the 2013 edition; no certificate rests on that"
        " after 2025-10-31"
    )
    assert message("SOA010", certificate("edition: '2013'")) == (
        "the certificate names the edition of 2013; no such certificate is valid after 2025-10-31"
    )


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2025-10-31", []), ("2025-11-01", [*OF_CERTIFICATE, *OF_STATEMENT])]
)
def test_the_end_of_the_transition(as_of: str, expected: list[str]) -> None:
    text = certificate("edition: '2013'") + OLD
    assert judged("SOA010", text, as_of) == expected


def test_without_a_certificate_it_is_a_warning() -> None:
    assert judged("SOA010", CERTIFIED + OLD) == OF_STATEMENT
    assert judged("SOA010", OLD) == WARNED
    assert judged("SOA010", OLD + "kind: organization\nid: org\n") == WARNED
    assert judged("SOA010", OLD + "kind: organization\nid: org\ncertificate: {}\n") == WARNED


@pytest.mark.parametrize(
    ("expires_on", "severity"),
    [("2026-11-19", "warning"), ("2026-11-20", "error"), ("TBD", "error")],
)
def test_a_certificate_that_has_expired(expires_on: str, severity: str) -> None:
    text = certificate(f"edition: '2013', expires_on: {expires_on}") + OLD
    assert judged("SOA010", text) == [
        f"org {severity} certificate.edition certificate",
        f"SOA {severity} edition statement",
    ]


@pytest.mark.parametrize(
    ("expires_on", "expected"),
    [
        ("2025-06-30", []),
        ("2025-10-31", []),
        ("2025-11-01", ["org warning certificate.edition certificate"]),
    ],
)
def test_a_certificate_that_expired_in_its_time(expires_on: str, expected: list[str]) -> None:
    text = certificate(f"edition: '2013', expires_on: {expires_on}")
    assert judged("SOA010", text) == expected
    assert judged("SOA010", text + OLD) == [*expected, *WARNED]


def test_the_edition_may_be_the_organizations() -> None:
    text = statement(row("A.9.2.3"))
    org = "kind: organization\nid: org\nedition: '2013'\n"
    assert judged("SOA010", text + org) == WARNED
    assert judged("SOA010", text) == []
    assert judged("SOA010", statement(row("A.8.2"), more="edition: '2022'") + org) == []
    assert judged("SOA010", certificate("edition: '2022'")) == []


def test_statements_of_their_time() -> None:
    archived = OLD.replace("approved", "superseded").replace("id: SOA", "id: OLD")
    new = statement(row("A.8.2"))
    assert judged("SOA010", CERTIFIED + archived + new) == []
    assert judged("SOA010", CERTIFIED + archived) == []
    assert judged("SOA010", CERTIFIED + OLD.replace("approved", "draft") + new) == []
    # A newer statement that is not approved yet replaces nothing.
    draft = new.replace("approved", "draft").replace("id: SOA", "id: NEW")
    assert judged("SOA010", CERTIFIED + OLD + draft) == OF_STATEMENT
