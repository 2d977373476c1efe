from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.certification.certified import is_certified


@pytest.mark.parametrize(
    ("certificate", "expected"),
    [
        ("certificate: {body: CertCo}", True),
        ("certificate: {body: CertCo, expires_on: 2026-11-20}", True),
        ("certificate: {body: CertCo, expires_on: 2026-11-19}", False),
        ("certificate: {body: CertCo, expires_on: TBD}", True),
        ("certificate: {}", False),
        ("name: x", False),
    ],
)
def test_certificates(certificate: str, expected: bool) -> None:
    assert run_of(f"kind: organization\nid: o\n{certificate}\n").derive(is_certified) is expected


def test_no_organization() -> None:
    assert not run_of("kind: person\nid: x\n").derive(is_certified)
