from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.independence.safeguards import has_safeguards, recorded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("safeguards: []", False),
        ("safeguards: TBD", False),
        ("safeguards: [n/a, '']", False),
        ("safeguards: second reader", True),
        ("safeguards: [TBD, second reader]", True),
    ],
)
def test_recorded(text: str, expected: bool) -> None:
    run = run_of(f"kind: audit\nid: AUD-1\n{text}\n")
    assert has_safeguards(run.register.of("audit")[0]) is expected


def test_in_words() -> None:
    texts = ("", "safeguards: [n/a]", "safeguards: one", "safeguards: [one, TBD, two]")
    runs = [run_of(f"kind: audit\nid: AUD-1\n{text}\n") for text in texts]
    assert [recorded(run.register.of("audit")[0]) for run in runs] == [
        "",
        "",
        "; a safeguard is recorded: `one`",
        "; safeguards are recorded: `one` and `two`",
    ]
