"""What stands in the files of a conversion, and what no file can hold."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from convert_kit import converted, plugins, put, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.convert.files import FORMATS, Layout, new_files
from isms_lint.convert.native import Native
from isms_lint.documents.builtin import READERS
from isms_lint.documents.read import read_bytes
from isms_lint.lifting.lift import lift

RISKS = """\
mappings:
  - files: "*.json"
    records:
      - at: risks
        kind: risk
        fields: {id: id, title: title, text: text, level: level, x_more: more}
"""


def _risks(root: Path, *risks: dict[str, object]) -> Path:
    return put(root, {".isms-lint.yaml": RISKS, "data.json": json.dumps({"risks": risks})})


def test_a_register_of_each_kind_and_file_and_a_record_alone_by_its_id(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            ".isms-lint.yaml": (
                "records:\n"
                "  - {kind: organization, id: acme, name: Acme}\n"
                "  - {kind: person, records: [{id: ana, name: Ana}, {id: bo, name: Bo, title: Boss}]}\n"
                "mappings:\n"
                "  - files: isms/*.csv\n"
                "    kind: risk\n"
                "    fields:\n"
                "      {title: Risk, review_on: Review, id: ID, controls: Controls, owner: Owner}\n"
            ),
            "isms/a.csv": (
                "ID,Risk,Review,Controls,Owner\n"
                "R-1,Fire,Q2 2026,A.5.1; A.5.2,Ana\n"
                'R-2,"Fire: again",2026-07-01,,bo\n'
            ),
            "isms/b.csv": "ID,Risk,Review,Controls,Owner\nR/3,Flood,,A.5.1,\n",
            "native.yaml": "kind: unit\nid: x\nname: X\n",
        },
    )
    assert texts(tmp_path) == {
        "risk/a.yaml": (
            "kind: risk\n"
            "records:\n"
            "  - id: R-1\n"
            "    title: Fire\n"
            "    owner: ana\n"
            "    controls: [A.5.1, A.5.2]\n"
            "    review_on: 2026-04-01/2026-06-30\n"
            "    x_written: {owner: Ana, review_on: Q2 2026}\n"
            "  - id: R-2\n"
            '    title: "Fire: again"\n'
            "    owner: bo\n"
            "    review_on: 2026-07-01\n"
        ),
        "risk/R-3.yaml": "kind: risk\nid: R/3\ntitle: Flood\ncontrols: A.5.1\n",
        "organization/acme.yaml": "kind: organization\nid: acme\nname: Acme\n",
        "person/person.yaml": (
            "kind: person\n"
            "records:\n"
            "  - {id: ana, name: Ana}\n"
            "  - {id: bo, title: Boss, name: Bo}\n"
        ),
    }


def test_in_markdown_the_text_is_the_body(tmp_path: Path) -> None:
    _risks(tmp_path, {"id": "R-1", "title": "Fire", "text": "# It burns\n\n---\nkind: of"})
    assert texts(tmp_path, "markdown") == {
        "risk/R-1.md": (
            "---\nkind: risk\nid: R-1\ntitle: Fire\n---\n\n# It burns\n\n---\nkind: of\n"
        )
    }


@pytest.mark.parametrize(
    "text",
    ["", " \n", "<!-- isms-lint: ignore[RSK001] because -->", "a\n<!-- isms-lint: ignore -->"],
)
def test_a_text_that_would_be_another_one_as_a_body_stays_a_field(
    tmp_path: Path, text: str
) -> None:
    _risks(tmp_path, {"id": "R-1", "text": text})
    (written,) = texts(tmp_path, "markdown").values()
    assert written.startswith("---\nkind: risk\nid: R-1\ntext: ")
    assert written.endswith("\n---\n")


def test_what_reads_like_a_comment_in_a_text_accepts_nothing(tmp_path: Path) -> None:
    text = "# isms-lint: ignore[RSK001] a heading, and no comment\nmore"
    _risks(tmp_path, {"id": "R-1", "text": text, "title": text.partition("\n")[0]})
    (written,) = texts(tmp_path).values()
    assert written.count("# isms-lint: ignore[RSK001]") == 2


def test_numbers_keep_their_writing_and_labels_are_quoted(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            ".isms-lint.yaml": (
                "mappings:\n"
                "  - files: doc.yaml\n"
                "    kind: document\n"
                "    fields:\n"
                "      id: key\n"
                "      version: version\n"
                "      x_rank: {from: rank, words: {'10': 3}}\n"
                "      x_numbers: numbers\n"
            ),
            "doc.yaml": (
                "key: 5.10\nversion: 1.10\nrank: 0010\nnumbers: [0x1F, 1e3, 2.50, -0, .inf, 7]\n"
            ),
        },
    )
    assert texts(tmp_path) == {
        "document/5.10.yaml": (
            "kind: document\n"
            "id: 5.10\n"
            'version: "1.10"\n'
            "x_rank: 3\n"
            "x_numbers: [0x1F, 1e3, 2.50, -0, .inf, 7]\n"
        )
    }


def test_nested_records_are_in_the_order_of_their_kind_with_names_resolved(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            ".isms-lint.yaml": (
                "names: {The boss: ana}\n"
                "mappings:\n"
                "  - files: review.md\n"
                "    kind: management-review\n"
                "    fields:\n"
                "      id: Reference\n"
                "      actions:\n"
                "        rows:\n"
                "          table: Actions\n"
                "          fields: {due_on: Due, owner: Owner, id: No., text: What}\n"
                "      version: Version\n"
            ),
            "review.md": (
                "**Reference:** MR-1\n**Version:** 2.10\n\n## Actions\n\n"
                "| No. | What | Owner | Due |\n|---|---|---|---|\n"
                "| A-1 | Do it, now | The boss | 2026-07-01 |\n"
            ),
        },
    )
    assert texts(tmp_path) == {
        "management-review/MR-1.yaml": (
            "kind: management-review\n"
            "id: MR-1\n"
            "actions:\n"
            "  - id: A-1\n"
            "    text: Do it, now\n"
            "    owner: ana\n"
            "    due_on: 2026-07-01\n"
            "    x_written: {owner: The boss}\n"
            'version: "2.10"\n'
        )
    }


def test_what_no_file_can_hold_is_told_and_costs_no_other_record(tmp_path: Path) -> None:
    _risks(
        tmp_path,
        {"id": "R-1", "title": "half a pair: \ud83d"},
        {"id": "R-2", "title": "fine", "text": "two\nlines"},
        {"id": "R-3", "more": {"x" * 2000: 1}},
        {"id": "R-4"},
    )
    made = converted(tmp_path).made
    assert [(file.path, [record.id for record in file.records]) for file in made.files] == [
        ("risk/data.yaml", ["R-2", "R-4"])
    ]
    assert [one.record.id for one in made.refused] == ["R-1", "R-3"]
    assert all(one.why.startswith("not valid YAML: ") for one in made.refused)


@pytest.mark.parametrize("format", ["yaml", "markdown"])
def test_a_record_alone_that_no_file_can_hold_is_told(tmp_path: Path, format: str) -> None:
    _risks(tmp_path, {"id": "R-1", "text": "\udc00"})
    made = converted(tmp_path, format).made
    assert made.files == []
    assert [one.record.id for one in made.refused] == ["R-1"]


def test_records_that_one_file_cannot_hold_get_one_each(tmp_path: Path) -> None:
    deep = "x"
    for _ in range(62):
        deep = f"[{deep}]"
    put(
        tmp_path,
        {
            ".isms-lint.yaml": "mappings: [{files: a.yaml, kind: risk, fields: {id: no, x_d: deep}}]",
            "a.yaml": f"no: R-1\n---\nno: R-2\ndeep: {deep}\n",
        },
    )
    made = converted(tmp_path).made
    assert [file.path for file in made.files] == ["risk/R-1.yaml", "risk/R-2.yaml"]
    assert made.refused == []


def test_comments_that_accept_findings_are_counted_as_left(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            ".isms-lint.yaml": "mappings: [{files: a.yaml, kind: risk, fields: {id: no}, ignore: [b]}]",
            "a.yaml": "# isms-lint: ignore[RSK001] known\nno: R-1\nb: 1\nc: 2\n",
        },
    )
    (left,) = converted(tmp_path).left
    assert (left.ignored, left.unmapped, left.comments) == (["b"], 1, 1)


_TEXTS = st.one_of(
    st.text("ab \n\t:#-'\"|>0.5\r\ud800é", max_size=20),
    st.sampled_from(
        ["---\n", "no", "<!-- isms-lint: ignore -->", "# isms-lint: ignore[X] a\nb", "5.10"]
    ),
)
_VALUES = st.one_of(_TEXTS, st.lists(_TEXTS, max_size=3), st.none(), st.floats(), st.integers())
_NATIVES = st.builds(
    lambda kind, data, file: Native(kind, str(data.get("id", "")), data, file),
    st.sampled_from(["risk", "unit", "no"]),
    st.dictionaries(st.sampled_from(["id", "text", "on", "x_a", "kinds"]), _VALUES),
    st.sampled_from(["a.csv", "b/a.md", ".isms-lint.yaml"]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_NATIVES, max_size=5),
    st.sampled_from(FORMATS),
    st.booleans(),
    st.sampled_from([{}, {"a.csv": "o"}]),
)
def test_every_record_is_read_again_or_told(
    records: list[Native], format: str, split: bool, together: dict[str, str]
) -> None:
    made = new_files(records, plugins().kinds, Layout(format, split, together))
    found: list[str] = []
    for file in made.files:
        reading = read_bytes(file.path, file.text.encode(), READERS)
        assert (reading.problems, reading.ignores) == ([], ())
        read = lift(reading, plugins().kinds, ()).records
        assert len(read) == len(file.records)
        found += [_shown(one.data, file.path) for one in read]
    given = [one for one in records if not any(one is left.record for left in made.refused)]
    suffix = ".md" if format == "markdown" else ".yaml"
    assert Counter(found) == Counter(
        _shown({"kind": one.kind, **one.data}, ".yaml" if one.file in together else suffix)
        for one in given
    )
    for one, _ in made.refused:
        assert "\\ud800" in json.dumps(one.data)


def _shown(data: dict[str, object], path: str) -> str:
    """The data as text; a page has line breaks around its text."""
    text = data.get("text")
    if path.endswith(".md") and isinstance(text, str):
        data = {**data, "text": text.strip("\n")}
    return json.dumps(data, sort_keys=True)
