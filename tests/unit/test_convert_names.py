"""Names of files made of ids: safe on every system, each given once, and read by the linter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.convert.names import FileNames, safe
from isms_lint.documents.builtin import READERS
from isms_lint.files.discover import choose
from isms_lint.files.globs import Globs

HOSTILE = [
    *(
        "",
        ".",
        "..",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "a/b",
        "a\\b",
        "a\0b",
        "a\nb",
        ".git",
    ),
    *(
        "con",
        "CON.txt",
        "nul",
        "Com1",
        "lpt9",
        "com¹",
        "a.",
        "a ",
        "-rf",
        "~",
        "$(x)",
        "a:b",
        "\u202eb",
    ),
    *(
        "docker-compose-1",
        "mkdocs",
        "a.cases",
        "node_modules",
        "venv",
        "x" * 500,
        "é" * 300,
        "🟡",
        "日本",
    ),
]


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("R-1", "R-1"),
        ("A.5.15", "A.5.15"),
        ("CAR-005/remove-access", "CAR-005-remove-access"),
        ("iso27001:control-1", "iso27001-control-1"),
        ("Überprüfung 7", "Überprüfung-7"),
        ("../../etc/passwd", "etc-passwd"),
        ("Nul", "record-Nul"),
        ("com1.old", "record-com1.old"),
        ("..", "record"),
    ],
)
def test_a_name_says_the_id(id: str, name: str) -> None:
    assert safe(id) == name


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), min_size=1, max_size=12))
def test_names_are_safe_and_each_is_given_once(ids: list[str]) -> None:
    names = FileNames()
    paths = [names.free(id, id, ".yaml") for id in ids]
    assert choose(paths, READERS, None, Globs(())) == paths
    assert len({unicodedata.normalize("NFC", path).casefold() for path in paths}) == len(paths)
    for path in paths:
        folder, name = path.split("/")
        for part in (folder, name):
            assert part.strip(" .") == part
            assert not set(part) & set('<>:"/\\|?*\0\n')
            assert len(part.encode()) < 200


def test_names_that_some_systems_take_for_one_get_a_number() -> None:
    names = FileNames()
    ids = ["R-1", "r-1", "R-1", "R-1_2", "R/1", "\u00e9", "e\u0301"]
    assert [names.free("risk", id, ".yaml") for id in ids] == [
        "risk/R-1.yaml",
        "risk/r-1_2.yaml",
        "risk/R-1_3.yaml",
        "risk/R-1_2_2.yaml",
        "risk/R-1_4.yaml",
        "risk/\u00e9.yaml",
        "risk/\u00e9_2.yaml",
    ]
