"""The templates of papers: each in both languages, saying the same things, each in its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from papers_kit import ALDER, AS_OF, last_papers

import isms_lint_schemas
from isms_lint.papers.blocks import text_of
from isms_lint.papers.templates import environment
from isms_lint.papers.written import Written
from isms_lint_iso27001.papers.offered import PAPERS, TEMPLATES

LANGUAGES = ("en", "de")
NAMES = [one.name for one in PAPERS]
FOLDERS = {"iso27001": TEMPLATES}
ALL = sorted(path.name.removesuffix(".md.j2") for path in Path(TEMPLATES, "en").iterdir())
MOST = 3
MSSP = ALDER.parent / "foreign-records" / "mssp"
ENGLISH = frozenset(
    (
        "a",
        "and",
        "are",
        "by",
        "for",
        "from",
        "has",
        "is",
        "it",
        "not",
        "of",
        "on",
        "the",
        "to",
        "with",
    )
)
GERMAN_TOO = frozenset({"normal", "international"})
SAID_BY_RULES = ("Was die Aufzeichnungen", "Was akzeptiert ist", "Begründung der Regel")
"""The heads of columns with what rules say, in English."""
HOLES = {
    "almost-nothing": "{kind: organization, id: org}\n",
    "gaps": """
kind: organization
id: org
certificate: {decided_on: soon}
---
kind: external-audit
records: [{id: X-0}, {id: X-1, status: planned}, {id: X-2, start: 2025-01-01}]
---
kind: audit
records:
  - {id: A-0}
  - {id: A-1, status: reported}
  - {id: A-2, status: odd, team: [{}], planned_on: x}
---
kind: audit-programme
records:
  - {id: P-0}
  - id: P-1
    period: {start: 2026-01-01, end: 2027-01-01}
    entries: [{}, text, {audit: X, planned_on: tbd}, {planned_on: 2026-12-24, scope: [nonsense]}]
---
kind: person
records: [{id: a, competence: [{subject: audit}]}, {id: b, from: soon}]
---
kind: process
records: [{id: p1}, {id: p2, owner: nobody, controls: [A.99.1]}]
---
kind: nonconformity
records: [{id: N-0}, {id: N-1, audit: A-1, grade: major}]
---
kind: corrective-action
records: [{id: C-0}, {id: C-1, status: closed}]
---
kind: management-review
records: [{id: M-0}, {id: M-1, status: held}, {id: M-2, status: held, held_on: 2026-05-05}]
---
kind: risk
records: [{id: K-0}, {id: K-1, status: active, level: high, controls: [A.5.1]}]
---
{kind: risk-assessment, id: R, completed_on: 2026-01-01, started_on: 2026-02-01}
---
{kind: statement-of-applicability, id: S, status: approved, controls: [{}, {control: A.5.1}]}
---
kind: waiver
records: [{id: W-0}, {id: W-1, rule: CAR005, target: C-0}]
---
kind: objective
records: [{id: O-0}, {id: O-1, status: active}]
---
{kind: measure, id: E-1, objective: O-1}
""",
}
HOLE = re.compile(r"\bNone\b(?! needed|, and)")
"""Nothing, written as a program does, and not as a sentence of people."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SEPARATORS = re.compile(r"\s*[,;:()]\s*|\s+\Z")


@cache
def tree(language: str, name: str) -> nodes.Template:
    """The template as it was parsed."""
    source = Path(TEMPLATES, language, f"{name}.md.j2").read_text(encoding="utf-8")
    return environment(None, FOLDERS, language).parse(source)


def keys(template: nodes.Template) -> set[str]:
    """The words that the template translates."""
    found = (pair.key for pair in template.find_all(nodes.Pair))
    return {key.value for key in found if isinstance(key, nodes.Const)}


def fields(template: nodes.Template) -> set[str]:
    """What the template reads of facts; how it turns them into words is the language's own."""
    words = {one.target for one in template.find_all(nodes.Import)}
    found = template.find_all(nodes.Getattr)
    return {
        one.attr
        for one in found
        if not (isinstance(one.node, nodes.Name) and one.node.name in words)
    } - {"get"}


def own_words(node: nodes.Node) -> Iterator[str]:
    """What the template itself says; keys of dictionaries and what is compared are no words."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.Pair):
        yield from own_words(node.value)
    elif not isinstance(node, nodes.Compare | nodes.Getitem | nodes.Import):
        for child in node.iter_child_nodes():
            yield from own_words(child)


def test_both_languages_have_the_same_templates() -> None:
    there = [{path.name for path in Path(TEMPLATES, one).iterdir()} for one in LANGUAGES]
    assert there[0] == there[1]
    assert {f"{name}.md.j2" for name in NAMES} <= there[0]


@pytest.mark.parametrize("name", [name for name in ALL if name != "words"])
def test_both_languages_say_the_same(name: str) -> None:
    english, german = tree("en", name), tree("de", name)
    blocks = [[one.name for one in each.find_all(nodes.Block)] for each in (english, german)]
    assert blocks[0] == blocks[1]
    assert find_undeclared_variables(english) == find_undeclared_variables(german)
    assert fields(english) == fields(german)
    macros = [
        {one.name: len(one.args) for one in each.find_all(nodes.Macro)}
        for each in (english, german)
    ]
    assert macros[0] == macros[1]


def test_both_languages_have_the_same_words_for_all_papers() -> None:
    there = [
        set(environment(None, FOLDERS, one).get_template(f"{one}/words.md.j2").module.__dict__)
        for one in LANGUAGES
    ]
    assert there[0] <= there[1]


@pytest.mark.parametrize("name", ALL)
def test_german_has_a_word_for_each_that_english_has(name: str) -> None:
    assert keys(tree("en", name)) - keys(tree("de", name)) == set()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_takes_words_of_its_own_language(language: str, name: str) -> None:
    imported = [one.template for one in tree(language, name).find_all(nodes.Import)]
    paths = [one.value for one in imported if isinstance(one, nodes.Const)]
    assert [path for path in paths if not path.startswith(f"{language}/")] == []


@pytest.mark.parametrize("name", ALL)
def test_german_templates_are_in_german(name: str) -> None:
    words = re.findall(r"[\w-]+", " ".join(own_words(tree("de", name))))
    assert sorted({word for word in words if word in ENGLISH}) == []


@pytest.mark.parametrize("name", ALL)
def test_german_shows_no_word_that_records_choose_as_it_is(name: str) -> None:
    shown = [
        call.args[0].value
        for output in tree("de", name).find_all(nodes.Output)
        for call in shown_calls(output)
        if isinstance(call.node, nodes.Getattr) and call.node.attr == "text"
        if len(call.args) == 1 and isinstance(call.args[0], nodes.Const)
    ]
    assert [field for field in shown if field in chosen_fields()] == []


def shown_calls(node: nodes.Node) -> Iterator[nodes.Call]:
    """The calls whose answer is written as it is: those that another call takes are not."""
    if isinstance(node, nodes.Call):
        yield node
        return
    asked = node.test if isinstance(node, nodes.CondExpr) else None
    for child in node.iter_child_nodes():
        if child is not asked:
            yield from shown_calls(child)


@pytest.fixture(scope="module")
def with_holes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Repositories in which much is missing."""
    folders = {}
    for name, text in HOLES.items():
        folders[name] = tmp_path_factory.mktemp(name)
        (folders[name] / "isms.yaml").write_text(text, encoding="utf-8")
    return folders


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("records", HOLES)
def test_what_is_missing_leaves_no_hole(
    records: str, name: str, language: str, with_holes: dict[str, Path]
) -> None:
    for written in last_papers(name, folder=with_holes[records], language=language, most=MOST):
        assert not HOLE.search(written.markdown)
        assert written.title


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_repository_leaves_no_hole(name: str) -> None:
    for language in LANGUAGES:
        found = last_papers(name, language=language, most=MOST)
        assert found
        assert [one.title for one in found if HOLE.search(one.markdown)] == []


@cache
def choices() -> dict[str, set[str]]:
    """The fields of records that take one of several words, and these."""
    found: dict[str, set[str]] = {}
    for path in Path(isms_lint_schemas.__file__).parent.glob("kinds/*.json"):
        _collect(json.loads(path.read_text(encoding="utf-8")), found)
    return found


def _collect(schema: Any, found: dict[str, set[str]]) -> None:
    for name, field in schema.get("properties", {}).items():
        one = field.get("items", field)
        found.setdefault(name, set()).update(filter(_is_word, one.get("enum", ())))
        _collect(one, found)


def _is_word(value: object) -> bool:
    return isinstance(value, str)


@cache
def chosen_fields() -> frozenset[str]:
    return frozenset(name for name, words in choices().items() if words)


@cache
def enum_words() -> frozenset[str]:
    """The words of which records choose one, where German has another for it."""
    return frozenset().union({"major", "minor"}, *choices().values()) - GERMAN_TOO


def lines(written: Written) -> Iterator[tuple[str, str]]:
    """Each line of each cell of its tables, without days, with the head of its column."""
    for block in written.blocks:
        if block["type"] != "table":
            continue
        heads = [text_of(one) for one in block["head"]]
        for row in block["rows"]:
            for head, cell in zip(heads, row, strict=True):
                text = "".join("\n" if "break" in one else one["text"] for one in cell)
                yield from ((head, line) for line in DAY.sub("", text).splitlines())


def is_english(line: str) -> bool:
    """Whether all of the line are words of which records choose one."""
    pieces = [one for one in SEPARATORS.split(line) if one]
    return bool(pieces) and enum_words().issuperset(pieces)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("folder", "as_of"), [(ALDER, AS_OF), (MSSP, "2025-03-20")], ids=["alder", "mssp"]
)
def test_german_tables_have_german_words(name: str, folder: Path, as_of: str) -> None:
    left = {
        (head, line)
        for written in last_papers(name, folder=folder, as_of=as_of, language="de", most=MOST)
        for head, line in lines(written)
        if not head.startswith(SAID_BY_RULES)
        if is_english(line)
    }
    assert left == set()
