"""Settings with comments: what is added is added, what was there stays byte for byte."""

from __future__ import annotations

import pytest

from isms_lint.editors.jsonc import NotMergeable, put, read

SETTINGS = """\
// of the whole team
{
  "editor.tabSize": 2, // two
  /* schemas */
  "yaml.schemas": {
    "https://example.org/a.json": "a.yaml", // keep
  },
  "files.exclude": {} // nothing
}
"""


def test_what_is_there_stays_as_it_is() -> None:
    changed = put(SETTINGS, ("yaml.schemas", "./b.json"), ["b.yaml"])
    before = read(SETTINGS).value
    after = read(changed).value
    assert after.pop("yaml.schemas") == {
        "https://example.org/a.json": "a.yaml",
        "./b.json": ["b.yaml"],
    }
    before.pop("yaml.schemas")
    assert after == before
    lines = changed.splitlines()
    assert [line for line in SETTINGS.splitlines() if line not in lines] == []
    assert put(changed, ("yaml.schemas", "./b.json"), ["b.yaml"]) == changed


def test_a_comment_behind_the_last_value_stays_behind_it() -> None:
    changed = put(SETTINGS, ("new",), True)
    assert '"files.exclude": {}, // nothing\n  "new": true\n}' in changed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", '{\n    "a": {\n        "b": 1\n    }\n}'),
        ("{ // none yet\n}\n", '{ // none yet\n    "a": {\n        "b": 1\n    }\n}\n'),
        ('{"a": {"b": 2}}', '{"a": {"b": 1}}'),
        ('{\r\n\t"c": 0\r\n}', '{\r\n\t"c": 0,\r\n\t"a": {\r\n\t    "b": 1\r\n\t}\r\n}'),
    ],
)
def test_a_value_in_a_place_that_may_not_be_there(text: str, expected: str) -> None:
    assert put(text, ("a", "b"), 1) == expected


def test_an_item_more_in_a_list() -> None:
    assert read(put('{"a": [1]}', ("a", 1), 2)).value == {"a": [1, 2]}
    assert read(put('{"a": []}', ("a", 0), 2)).value == {"a": [2]}
    assert read(put('{"a": ["x", "y",]}', ("a", 0), 2)).value == {"a": [2, "y"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1 is no JSON"),
        ('{"a": }', "line 1 is no JSON"),
        ('{"a": 1\n"b": 2}', "line 2 is no JSON"),
        ('{"a": 1, "a": 2}', "stands twice"),
        ("{} {}", "behind the closing bracket"),
        ("[1]", "a mapping is expected"),
        ('{"a": [1]}', "a mapping is expected"),
        ("[" * 100_000, "nested too deep"),
        ('{"a": {"b": 1}', "no JSON"),
        ('{"a": "\n"}', "no JSON"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(text: str, said: str) -> None:
    with pytest.raises(NotMergeable, match=said):
        put(text, ("a", "b"), 1)
