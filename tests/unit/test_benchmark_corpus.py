"""The corpora that speed is measured on: the same each time, and nothing to find but what is known."""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import isms_lint

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
LAYOUTS = ("yaml", "markdown", "csv", "mixed")


@pytest.fixture(scope="module", autouse=True)
def _benchmarks() -> Iterator[None]:
    sys.path.insert(0, str(BENCHMARKS))
    yield
    sys.path.remove(str(BENCHMARKS))


def _write(count: int, layout: str, folder: Path, **how: Any) -> Any:
    corpus = importlib.import_module("corpus.build").build(count, **how)
    return importlib.import_module("corpus.layout.write").write(corpus, layout, folder)


def _found(folder: Path) -> Counter[tuple[str, str | None, str, str]]:
    result = isms_lint.check(folder, as_of="2026-11-20")
    assert not result.errors
    return Counter(
        (one.code, one.record_id or None, one.path, one.location.file) for one in result.findings
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [50, 100, 300])
def test_what_is_found_is_what_is_known(count: int, layout: str, tmp_path: Path) -> None:
    written = _write(count, layout, tmp_path)
    assert _found(tmp_path) == Counter(map(tuple, written.findings))


@pytest.mark.parametrize("seed", [1, 2])
def test_chance_makes_other_records_and_no_other_findings(seed: int, tmp_path: Path) -> None:
    written = _write(250, "yaml", tmp_path, seed=seed)
    assert _found(tmp_path) == Counter(map(tuple, written.findings))


def test_a_sound_corpus_has_nothing_to_find(tmp_path: Path) -> None:
    assert _write(300, "yaml", tmp_path, sound=True).findings == []
    assert not _found(tmp_path)


@pytest.mark.parametrize("count", [100, 157, 300, 2500])
def test_as_many_records_as_were_asked_for(count: int) -> None:
    assert importlib.import_module("corpus.build").build(count).count == count


def test_each_kind_of_defect_is_there_and_about_one_record_in_a_hundred() -> None:
    build = importlib.import_module("corpus.build").build
    names = importlib.import_module("corpus.defects.known").NAMES
    assert len(names) > 20
    for count in (300, 4200):
        planted = build(count).planted
        assert {one.name for one in planted} == names
        assert all(one.findings for one in planted)
    assert len(planted) == pytest.approx(42, abs=3)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_arguments_give_the_same_bytes(layout: str, tmp_path: Path) -> None:
    for name, how in (("a", {}), ("b", {}), ("other", {"seed": 1})):
        _write(120, layout, tmp_path / name, **how)
    assert _digest(tmp_path / "a") == _digest(tmp_path / "b")
    assert _digest(tmp_path / "a") != _digest(tmp_path / "other")


def test_records_have_the_size_of_records(tmp_path: Path) -> None:
    _write(300, "yaml", tmp_path)
    sizes = sorted(path.stat().st_size for path in tmp_path.rglob("*.yaml"))
    assert 700 < sizes[len(sizes) // 2] < 2000


def test_a_peer_that_names_other_files_is_refused() -> None:
    contestant = importlib.import_module("timing.contestant")
    contestant.same_files({"a.yaml"}, {"a.yaml"})
    for named in (set(), {"b.yaml"}, {"a.yaml", "b.yaml"}):
        with pytest.raises(contestant.WrongVerdict):
            contestant.same_files(named, {"a.yaml"})


def test_a_time_counts_only_with_the_right_verdict(tmp_path: Path) -> None:
    written = _write(50, "yaml", tmp_path / "records")
    ours = importlib.import_module("timing.ours")
    rounds = importlib.import_module("timing.rounds")
    tool = str(Path(sys.executable).with_name("isms-lint"))
    right = ours.checks("right", tool, written, [])
    short = ours.checks("short", tool, written, ["--ignore", written.findings[0].code])
    lost = replace(ours.checks("lost", tool, written, []), folder=tmp_path)
    told: list[str] = []
    results = rounds.take_turns([right, short, lost], 1, told.append)
    assert isinstance(results["right"], rounds.Series)
    assert results["right"].runs == 1
    assert results["right"].median >= results["right"].least > 0
    assert results["right"].peak > 5
    for name in ("short", "lost"):
        assert isinstance(results[name], rounds.Refused)
        assert any(line.strip().startswith(name) for line in told)


def test_what_did_not_count_is_told_on_the_page(tmp_path: Path) -> None:
    measurement = importlib.import_module("timing.measurement")
    rounds = importlib.import_module("timing.rounds")
    scenario = importlib.import_module("timing.scenario")
    tables = importlib.import_module("timing.report.tables")
    page = importlib.import_module("timing.report.page")
    series = rounds.Series(5, 1.5, 1.4, 1.45, 1.6, 2.0, 80.0)
    results = {"isms-lint": series, "ajv-cli": rounds.Refused("named 3 files where 4 are faulty")}
    found = measurement.Measurement({"Cores": "2"}, "python benchmarks/run.py")
    found.scenarios.append(scenario.Scenario("cold", "yaml", 10_000, results))
    found.absent["regorus"] = "no such package"
    found.write(tmp_path / "results.json")
    again = measurement.read(tmp_path / "results.json")
    assert again == found
    said = page.measured(again, "plot.svg")
    assert "- regorus: no such package" in said
    assert "its verdict was wrong: named 3 files where 4 are faulty" in said
    assert "| 10 000 records, cold | 0.7 × ajv-cli |  | not measured |" in said
    assert "| `isms-lint` | 1.5 | 1.4 | 1.45–1.6 | 2 | 80 | 5 | 1 |" in said
    assert "80 MiB | met |" in tables.targets_table(again)


@pytest.mark.parametrize("layout", ["yaml", "markdown"])
def test_each_change_makes_one_finding_more(layout: str, tmp_path: Path) -> None:
    prepared = importlib.import_module("timing.prepared")
    written = prepared.prepare(100, layout, tmp_path)
    change = prepared.Changer(written)
    for count in (1, 2):
        change()
        assert len(change.findings) == count
        wanted = Counter(map(tuple, [*written.findings, *change.findings]))
        assert _found(written.folder) == wanted
