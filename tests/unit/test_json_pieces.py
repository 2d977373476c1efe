"""JSON written piece by piece."""

from __future__ import annotations

import json
from typing import Any

import pytest
from reports_kit import HOSTILE

from isms_lint.reporters.escape import inert_json
from isms_lint.reporters.json_pieces import json_pieces

NESTED: dict[str, Any] = {
    "texts": ["", '"quoted"\n', "é\u2028\x1b", *HOSTILE],
    "numbers": [0, -1, 1.5, True, False, None],
    "empty": [{}, [], (), {"a": {}, "b": []}],
    "deep": {"a": [{"b": (1, [2, {"c": "::x::"}])}]},
    "::warning a ": {"b::": "##", "##": "[x]"},
}


@pytest.mark.parametrize("data", [NESTED, [NESTED, 1], {}, [], "::a::", 3, None])
def test_together_they_are_what_json_has_in_one(data: Any) -> None:
    whole = inert_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
    assert "".join(json_pieces(data)) == whole


@pytest.mark.parametrize("items", [[], [1], [NESTED, [], NESTED, {}]])
def test_an_iterator_is_a_list(items: list[Any]) -> None:
    for lazy, held in ((iter(items), items), ({"a": [{"b": iter(items)}]}, {"a": [{"b": items}]})):
        assert "".join(json_pieces(lazy)) == "".join(json_pieces(held))


def test_of_an_iterator_one_item_is_there_at_a_time() -> None:
    taken = []
    pieces = json_pieces(iter(taken.append(n) or {"n": n} for n in range(1000)))  # type: ignore[func-returns-value]
    while "500" not in next(pieces):
        pass
    assert taken[-1] == 500
