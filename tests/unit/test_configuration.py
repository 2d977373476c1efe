"""The configuration: found, read, refused with a place and advice; what it selects and sets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.find import find_config
from isms_lint.config.load import load_config
from isms_lint.config.selection import ignorable, options, selected, severities
from isms_lint.rules import Basis, Rule, Severity, rule
from isms_lint.testing import lint

PROFILES: dict[str, Mapping[str, Any]] = {
    "strict": {
        "fail_on": "info",
        "ignore": ["TST002"],
        "severities": {"TST001": "error", "TST002": "info"},
        "parameters": {"TST001": {"days": 5}},
    }
}


@pytest.fixture(autouse=True)
def standing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are told as seen from where one stands."""
    monkeypatch.chdir(tmp_path)


def load(tmp_path: Path, text: str | bytes, name: str = ".isms-lint.yaml") -> Config:
    file = tmp_path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_config(str(file), PROFILES)


def refused(tmp_path: Path, text: str | bytes, name: str = ".isms-lint.yaml") -> UsageError:
    with pytest.raises(UsageError) as caught:
        load(tmp_path, text, name)
    assert str(caught.value) == ": ".join(filter(None, (caught.value.where, caught.value.message)))
    return caught.value


def test_no_file_is_the_defaults() -> None:
    assert load_config(None, PROFILES) == Config()


@pytest.mark.parametrize(
    "text",
    [
        *("", "# nothing\n", "---\n", "{}\n", "\ufeff# mark\n", "exclude:\nprofile: ~\n"),
        *("plugins: {required: }\n", "severities: {TST001: }\n", "per_file_ignores: {a: }\n"),
    ],
)
def test_an_empty_file_is_the_defaults(tmp_path: Path, text: str) -> None:
    config = load(tmp_path, text)
    assert config._replace(file="", sources=()) == Config()
    assert config.file.endswith(".isms-lint.yaml")


def test_settings_of_mappings_without_a_value(tmp_path: Path) -> None:
    text = "mappings: [{files: a, kind: b, fields: {c: {from: d, words: {x: , y: z}}}, ignore: }]\n"
    (mapping,) = load(tmp_path, text).mappings
    assert mapping == {
        "files": "a",
        "kind": "b",
        "fields": {"c": {"from": "d", "words": {"x": None, "y": "z"}}},
    }


def test_every_setting(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        "include: [a/]\nexclude: [b.yaml]\nselect: [TST]\nextend_select: [X]\nignore: [TST002]\n"
        "per_file_ignores: {'old/': [TST]}\nper_record_ignores: {A-1: [TST001]}\n"
        "severities: {TST001: info}\nparameters: {TST001: {days: 3}}\nfail_on: never\n"
        "external_ids: ['jira:']\nplugins: {required: [iso27001]}\n"
        "mappings: [{files: '*.csv', kind: risk, fields: {id: Nr}}]\n",
    )
    assert config._replace(file="", sources=()) == Config(
        include=("a/",),
        exclude=("b.yaml",),
        select=("TST",),
        extend_select=("X",),
        ignore=("TST002",),
        per_file_ignores={"old/": ("TST",)},
        per_record_ignores={"A-1": ("TST001",)},
        severities={"TST001": Severity.INFO},
        parameters={"TST001": {"days": 3}},
        fail_on="never",
        external_ids=("jira:",),
        required_plugins=("iso27001",),
        mappings=({"files": "*.csv", "kind": "risk", "fields": {"id": "Nr"}},),
    )


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("selekt: [A]\n", "1:1", "unknown setting `selekt`; did you mean `select`?"),
        ("# c\nzzz: 1\n", "2:1", "unknown setting `zzz`"),
        ("fail_on: errors\n", "1:1", "did you mean `error`?"),
        ("severities:\n  TST001: eror\n", "2:3", "did you mean `error`?"),
        ("select: TST\n", "1:1", "expected array"),
        ("select:\n- A\n- 3\n", "3:3", "expected string"),
        ("select: ['']\n", "1:10", "select[0]"),
        ("include: {a: b}\n", "1:1", "expected array"),
        ("parameters: {TST001: 3}\n", "1:14", "expected object"),
        ("plugins: {requird: [x]}\n", "1:11", "did you mean `required`?"),
        ("mappings:\n- files: a\n", "2:3", "mappings[0]: say which `kind` its files are"),
        ("mappings:\n- {files: a, kind: b, feilds: {}}\n", "2:23", "did you mean `fields`?"),
        ("- a\n", "1:1", "mapping of settings"),
        ("words\n", "1:1", "mapping of settings"),
        ("a: 1\n---\nb: 2\n", "", "one document"),
        ("select: [A\n", "1:9", "not valid YAML"),
        ("ignore: [A]\nignore: [B]\n", "2:1", "stands twice"),
        ("select: *x\n", "1:9", "no finished anchor"),
        ("select: !!python/name:os [A]\n", "1:9", "tag"),
        ("select:\n\t- A\n", "2:1", "tab"),
        ("profile: strikt\n", "1:10", "there is no profile `strikt`; did you mean `strict`?"),
    ],
)
def test_refused_with_a_place(tmp_path: Path, text: str, where: str, says: str) -> None:
    error = refused(tmp_path, text)
    assert says in error.message
    assert error.where == ".isms-lint.yaml" + (f":{where}" if where else "")


@pytest.mark.parametrize("name", [".isms-lint.yaml", "pyproject.toml"])
def test_bytes_that_are_no_text(tmp_path: Path, name: str) -> None:
    error = refused(tmp_path, b"# [tool.isms-lint]\n\xff\n", name)
    assert "not UTF-8" in error.message
    assert error.where.endswith(name)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the configuration"):
        load_config(str(tmp_path / "gone.yaml"), PROFILES)


def test_a_profile_beneath_the_file(tmp_path: Path) -> None:
    config = load(
        tmp_path, "profile: strict\nseverities: {TST001: warning}\nparameters: {TST002: {k: 1}}\n"
    )
    assert config.fail_on == "info"
    assert config.ignore == ("TST002",)
    assert config.severities == {"TST001": "warning", "TST002": "info"}
    assert config.parameters == {"TST001": {"days": 5}, "TST002": {"k": 1}}
    assert load(tmp_path, "profile: strict\nignore: []\nfail_on: error\n")[6] == ()


def test_pyproject(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        '[tool.isms-lint]\nselect = ["TST"]\n[tool.isms-lint.parameters.TST001]\ndays = 4\n',
        "pyproject.toml",
    )
    assert config.select == ("TST",)
    assert config.parameters == {"TST001": {"days": 4}}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[tool.isms-lint]\nselekt = []\n", "did you mean `select`?"),
        ("[tool.isms-lint\n", "not valid TOML"),
        ("[[tool.isms-lint]]\nselect = []\n", "expected object"),
        ("[tool.isms-lint]\nselect = 2026-01-01\n", "expected array"),
    ],
)
def test_pyproject_refused(tmp_path: Path, text: str, says: str) -> None:
    error = refused(tmp_path, text, "pyproject.toml")
    assert says in error.message
    assert error.where.startswith("pyproject.toml")


@pytest.mark.parametrize("text", ["tool = 3 # [tool.isms-lint]\n", "[tool.other]\n", ""])
def test_a_pyproject_without_our_table(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text, "pyproject.toml")._replace(file="", sources=()) == Config()


def put(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_search_goes_up_to_the_top_of_the_repository(tmp_path: Path) -> None:
    above = put(tmp_path / ".isms-lint.yaml")
    inner = tmp_path / "repository" / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(str(inner)) == str(above)
    put(tmp_path / "repository" / ".git", "gitdir: elsewhere\n")
    assert find_config(str(inner)) is None
    top = put(tmp_path / "repository" / ".isms-lint.yaml")
    assert find_config(str(inner)) == str(top)
    near = put(inner / ".isms-lint.yaml")
    assert find_config(str(inner)) == str(near)


def test_the_search_takes_only_a_pyproject_with_our_table(tmp_path: Path) -> None:
    put(tmp_path / ".git")
    put(tmp_path / "a" / "pyproject.toml", "[tool.other]\n")
    top = put(tmp_path / "pyproject.toml", "[tool.isms-lint]\n")
    assert find_config(str(tmp_path / "a")) == str(top)
    own = put(tmp_path / ".isms-lint.yaml")
    assert find_config(str(tmp_path / "a")) == str(own)


def toy(code: str, name: str, **more: Any) -> Rule:
    return rule(
        code=code,
        name=name,
        kinds={"audit"},
        scope="record",
        basis=Basis.DATA,
        severity=Severity.ERROR,
        since="0.1",
        messages={"m": "m"},
        **more,
    )(lambda record, run: ())


DAYS = {"days": {"type": "integer", "minimum": 1, "default": 30}}
RULES = {
    r.code: r
    for r in (
        toy("TST001", "first-rule", options=DAYS),
        toy("TST002", "second-rule"),
        toy("OTH001", "other-rule"),
    )
}


def codes(**settings: Any) -> list[str]:
    return [r.code for r in selected(RULES, Config(**settings))]


def test_selection() -> None:
    assert codes() == ["OTH001", "TST001", "TST002"]
    assert codes(select=("TST",)) == ["TST001", "TST002"]
    assert codes(select=("second-rule", "OTH001")) == ["OTH001", "TST002"]
    assert codes(select=()) == []
    assert codes(select=("TST",), ignore=("TST001",)) == ["TST002"]
    assert codes(select=("OTH",), extend_select=("TST002",)) == ["OTH001", "TST002"]
    assert codes(ignore=("ALL",)) == []
    assert codes(select=("ALL",), ignore=("TST",)) == ["OTH001"]


@pytest.mark.parametrize("setting", ["select", "extend_select", "ignore"])
@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("TST003", "did you mean `TST00"),
        ("second-rul", "did you mean `second-rule`?"),
        ("zzzzz", "no rule is called"),
    ],
)
def test_unknown_rules(setting: str, word: str, advice: str) -> None:
    with pytest.raises(UsageError) as caught:
        codes(**{setting: (word,)})
    assert caught.value.message.startswith(f"{setting}: no rule is called `{word}`")
    assert advice in caught.value.message


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ({"severitys": {}}, "unknown setting `severitys`; did you mean `severities`?"),
        ({"fail_on": "warnin"}, "`warnin` is no value of `fail_on`; did you mean `warning`?"),
        ({"profile": "mild"}, "it names other profiles, which no profile does"),
    ],
)
def test_a_profile_of_a_pack_is_checked_like_a_file(
    tmp_path: Path, profile: dict[str, object], said: str
) -> None:
    file = tmp_path / ".isms-lint.yaml"
    file.write_text("profile: house\n")
    with pytest.raises(UsageError) as caught:
        load_config(str(file), {"house": profile, "mild": {}})
    assert (caught.value.message, caught.value.where) == (said, "profile house")


@pytest.mark.parametrize(
    ("settings", "level"),
    [
        ("severities: {TST001: info, TST: warning}", "info"),
        ("severities: {TST: warning, TST001: info}", "info"),
        ("severities: {'basis:data': error, TST: warning}", "warning"),
        ("severities: {TST: warning, ALL: error}", "warning"),
        ("profile: strict\nseverities: {TST: warning}", "warning"),
        ("profile: [strict, mild]", "info"),
        ("profile: [mild, strict]", "error"),
    ],
)
def test_what_is_said_later_or_of_fewer_rules_counts(
    tmp_path: Path, settings: str, level: str
) -> None:
    profiles = {
        "strict": {"severities": {"TST001": "error"}},
        "mild": {"severities": {"TST": "info"}},
    }
    file = tmp_path / ".isms-lint.yaml"
    file.write_text(settings)
    assert severities(RULES, load_config(str(file), profiles))["TST001"] == level


def test_severities() -> None:
    config = Config(severities={"TST": Severity.INFO, "other-rule": Severity.WARNING})
    assert severities(RULES, config) == {
        "TST001": Severity.INFO,
        "TST002": Severity.INFO,
        "OTH001": Severity.WARNING,
    }
    with pytest.raises(UsageError, match="severities: no rule"):
        severities(RULES, Config(severities={"NOPE": Severity.INFO}))


def test_parameters() -> None:
    assert options(RULES, Config())["TST001"] == {"days": 30}
    assert options(RULES, Config(parameters={"TST001": {"days": 3}}))["TST001"] == {"days": 3}
    assert options(RULES, Config(parameters={"first-rule": {"days": 3}}))["TST001"] == {"days": 3}
    days = options(RULES, Config(parameters={"TST001": {"days": 3.0}}))["TST001"]["days"]
    assert type(days) is int


@pytest.mark.parametrize("value", [10**12, 10**30, "x" * 100_000])
def test_parameters_beyond_all_measure(value: object) -> None:
    config = Config(parameters={"TST001": {"days": value}})
    if isinstance(value, int):
        assert options(RULES, config)["TST001"] == {"days": value}
    else:
        with pytest.raises(UsageError) as caught:
            options(RULES, config)
        assert len(caught.value.message) < 600


@pytest.mark.parametrize(
    ("word", "name", "value", "says"),
    [
        ("TST001", "dys", 3, "TST001 has no option `dys`; did you mean `days`?"),
        ("TST001", "zzz", 3, "known: days"),
        ("TST002", "days", 3, "it has none"),
        ("TST001", "days", 0, "TST001.days: 0 is less than"),
        ("TST001", "days", "many", "TST001.days"),
        ("TST001", "days", 1.5, "TST001.days"),
        ("TST001", "days", None, "TST001.days"),
        ("TST001", "days", float("nan"), "nan is no number to count with"),
        ("TST001", "days", float("inf"), "inf is no number to count with"),
        ("TST009", "days", 3, "no rule is called `TST009`"),
    ],
)
def test_parameters_refused(word: str, name: str, value: object, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        options(RULES, Config(parameters={word: {name: value}}))
    assert caught.value.message.startswith("parameters: ")
    assert says in caught.value.message


BAD = {"a/1.yaml": "kind: banana\nid: X-1\n", "b/2.yaml": "kind: banana\nid: X-2\n"}


@pytest.mark.parametrize(
    ("config", "left", "ignored"),
    [
        ("", ["X-1", "X-2"], 0),
        ("per_file_ignores: {a/: [REF]}\n", ["X-2"], 1),
        ("per_file_ignores: {'*.yaml': [ALL]}\n", [], 2),
        ("per_file_ignores: {a/: [INP003]}\n", ["X-1", "X-2"], 0),
        ("per_record_ignores: {X-2: [REF006]}\n", ["X-1"], 1),
        ("per_record_ignores: {X-3: [REF006]}\n", ["X-1", "X-2"], 0),
        ("ignore: [REF006]\nselect: [REF006]\n", [], 0),
        ("exclude: [a/]\n", ["X-2"], 0),
        ("include: [a/]\n", ["X-1"], 0),
    ],
)
def test_ignores(config: str, left: list[str], ignored: int) -> None:
    result = lint(BAD, config=config)
    unknown = [f for f in result.findings if f.code == "REF006"]
    assert [f.record_id for f in unknown] == left
    assert result.ignored == ignored


def test_severities_reach_the_findings() -> None:
    result = lint(
        {**BAD, "c.yaml": "a: *b"}, config="severities: {REF006: info, undefined-alias: warning}\n"
    )
    assert {(f.code, f.severity) for f in result.findings if f.code in ("REF006", "INP005")} == {
        ("REF006", "info"),
        ("INP005", "warning"),
    }


@pytest.mark.parametrize(
    "setting", ["per_file_ignores: {a/: [NOPE]}", "per_record_ignores: {X: [NOPE]}"]
)
def test_ignores_of_unknown_rules(setting: str) -> None:
    with pytest.raises(UsageError, match="no rule is called `NOPE`"):
        lint(BAD, config=setting)


WRITTEN = """\
profile: house
select: [TST001, OTH]
ignore:
  - TST002
per_file_ignores:
  "a/**": [OTH001]
severities: {TST001: info}
parameters:
  TST001:
    days: 3
"""


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("OTH]", "OHT]", "2:18"),
        ("TST002", "TST022", "4:5"),
        ("OTH001", "OTH009", "6:12"),
        ("{TST001", "{TST009", "7:14"),
        ("  TST001:", "  TST009:", "9:3"),
        ("days: 3", "dais: 3", "10:5"),
        ("days: 3", "days: 0", "10:5"),
        ("profile: house", "profile: hose", "1:10"),
    ],
)
def test_unknown_words_are_told_with_their_place(
    tmp_path: Path, old: str, new: str, place: str
) -> None:
    assert WRITTEN.count(old) == 1
    assert refusal(tmp_path, WRITTEN.replace(old, new)) == f".isms-lint.yaml:{place}"


def refusal(tmp_path: Path, text: str, name: str = ".isms-lint.yaml", **given: Any) -> str:
    """Where a configuration is refused, under settings that are given over it."""
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(UsageError) as caught:
        read_whole(file, given)
    return caught.value.where


def read_whole(file: Path, given: Mapping[str, Any]) -> None:
    config = load_config(str(file), {"house": {"extend_select": ["TST"]}})._replace(**given)
    for read in (selected, severities, options):
        read(RULES, config)
    for key, words in config.per_file_ignores.items():
        ignorable(words, RULES, config.setting("per_file_ignores", key))


def test_words_of_others_are_not_blamed_on_the_file(tmp_path: Path) -> None:
    assert refusal(tmp_path, "select: [TST001]\n", select=("NOPE",)) == ""
    file = tmp_path / ".isms-lint.yaml"
    file.write_text("profile: house\n")
    config = load_config(str(file), {"house": {"ignore": ["NOPE"]}})
    with pytest.raises(UsageError) as caught:
        selected(RULES, config)
    assert caught.value.where == "profile house"


def test_toml_is_told_without_lines(tmp_path: Path) -> None:
    text = '[tool.isms-lint]\nselect = ["NOPE"]\n'
    assert refusal(tmp_path, text, "pyproject.toml") == "pyproject.toml"


@pytest.mark.parametrize("setting", ["include", "exclude", "rules"])
def test_a_profile_does_not_say_which_files_are_read(tmp_path: Path, setting: str) -> None:
    file = tmp_path / ".isms-lint.yaml"
    file.write_text("profile: acme\n")
    with pytest.raises(UsageError, match="says which files are read"):
        load_config(str(file), {"acme": {setting: ["archive/**"]}})
