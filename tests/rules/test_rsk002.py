"""What cases/rsk002.cases.yaml cannot say."""

from __future__ import annotations

from isms_lint.testing import lint


def test_owners_of_other_systems() -> None:
    config = 'select: [RSK002]\nexternal_ids: ["hr:"]\n'
    assert lint("kind: risk\nid: R\nowner: 'hr:17'\n", config=config).findings == ()
