"""How the program finds its own modules: as Python does, and faster."""

import importlib
import importlib.util
import json
import marshal
import os
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path

import pytest

from isms_lint import own_modules

_LOADED = """
import json, sys
from isms_lint.cli.main import main
try:
    main()
finally:
    found = {}
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("isms_lint", "isms_lint_iso27001"):
            spec = module.__spec__
            found[name] = [
                spec.origin,
                module.__file__,
                module.__cached__,
                spec.has_location,
                spec.submodule_search_locations and list(spec.submodule_search_locations),
                type(spec.loader).__module__,
            ]
    print(json.dumps(found), file=sys.stderr)
"""


def _modules_after(folder: Path, environment: dict[str, str]) -> dict[str, list[object]]:
    said = subprocess.run(
        [sys.executable, "-c", _LOADED, "check", "--no-cache", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    found: dict[str, list[object]] = json.loads(said.stderr.splitlines()[-1])
    return found


def test_every_module_is_what_pythons_finder_makes_of_it(tmp_path: Path) -> None:
    # Compiled before, so that there is something to find.
    _modules_after(tmp_path, {"PYTHONDONTWRITEBYTECODE": ""})
    found = _modules_after(tmp_path, {})
    by_us = {name for name, (*_, loader) in found.items() if loader == own_modules.__name__}
    assert len(by_us) > 500
    for name in by_us:
        package = name.rpartition(".")[0]
        spec = PathFinder.find_spec(name, importlib.import_module(package).__path__)
        assert spec is not None
        assert found[name][:-1] == [
            spec.origin,
            spec.origin,
            spec.cached,
            True,
            spec.submodule_search_locations,
        ]


@pytest.mark.parametrize(
    "environment", [{"PYTHONOPTIMIZE": "2"}, {"PYTHONPYCACHEPREFIX": "elsewhere"}]
)
def test_where_python_compiles_otherwise_python_finds(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    if "PYTHONPYCACHEPREFIX" in environment:
        environment = {"PYTHONPYCACHEPREFIX": str(tmp_path / "elsewhere")}
    found = _modules_after(tmp_path, environment)
    assert not [name for name, (*_, loader) in found.items() if loader == own_modules.__name__]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package whose modules are found as our own are."""
    name = f"own_{tmp_path.name}".replace("-", "_")
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [own_modules._FINDER, *sys.meta_path])
    monkeypatch.setattr(own_modules._FINDER, "packages", {name})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield folder
    for module in [one for one in sys.modules if one.partition(".")[0] == name]:
        del sys.modules[module]


def _imported(folder: Path, name: str) -> tuple[object, bool]:
    """What the module says, and whether it was found here."""
    importlib.invalidate_caches()
    module = importlib.import_module(f"{folder.name}.{name}")
    del sys.modules[module.__name__]
    return module.SAYS, type(module.__spec__.loader) is own_modules._Loader


def test_a_module_that_was_not_compiled_is_found_by_python(package: Path) -> None:
    (package / "one.py").write_text("SAYS = 1\n")
    assert _imported(package, "one") == (1, False)
    assert _imported(package, "one") == (1, True)


def test_what_was_compiled_of_another_source_does_not_count(package: Path) -> None:
    source = package / "one.py"
    source.write_text("SAYS = 1\n")
    _imported(package, "one")
    written = source.stat()
    source.write_text("SAYS = 2\n")
    os.utime(source, (written.st_atime, written.st_mtime + 1))
    assert _imported(package, "one") == (2, False)
    source.write_text("SAYS = 33\n")
    os.utime(source, (written.st_atime, written.st_mtime + 1))
    assert _imported(package, "one") == (33, False)


@pytest.mark.parametrize("content", [b"", b"short", "cut", "other magic", "no code", "a folder"])
def test_what_is_damaged_does_not_count(package: Path, content: bytes | str) -> None:
    source = package / "one.py"
    source.write_text("SAYS = 1\n")
    _imported(package, "one")
    compiled = Path(importlib.util.cache_from_source(str(source)))
    whole = compiled.read_bytes()
    match content:
        case "cut":
            compiled.write_bytes(whole[:-10])
        case "other magic":
            compiled.write_bytes(b"\0\0\r\n" + whole[4:])
        case "no code":
            compiled.write_bytes(whole[:16] + marshal.dumps(5))
        case "a folder":
            compiled.unlink()
            compiled.mkdir()
        case bytes():
            compiled.write_bytes(content)
    spec = _spec(package, "one")
    assert spec is None


def test_what_was_moved_does_not_name_where_it_was(package: Path, tmp_path: Path) -> None:
    (package / "one.py").write_text("SAYS = 1\n")
    _imported(package, "one")
    moved = tmp_path / "elsewhere" / package.name
    shutil.copytree(package, moved)  # with the times of files
    assert _spec(package, "one") is not None
    assert _spec(moved, "one") is None


def test_no_module_of_ours_has_the_name_of_a_folder_beside_it() -> None:
    for name in ("isms_lint", "isms_lint_iso27001"):
        for top in importlib.import_module(name).__path__:
            for source in Path(top).rglob("*.py"):
                assert not source.with_suffix("").exists()


def _spec(folder: Path, name: str) -> ModuleSpec | None:
    return own_modules._FINDER.find_spec(f"{folder.name}.{name}", [str(folder)])


def test_what_counts_by_its_content_is_left_to_python(package: Path) -> None:
    source = package / "one.py"
    source.write_text("SAYS = 1\n")
    py_compile.compile(
        str(source), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH, doraise=True
    )
    assert _spec(package, "one") is None
    assert _imported(package, "one") == (1, False)


def test_a_folder_is_a_package_and_its_loader_gives_code_again(package: Path) -> None:
    inner = package / "inner"
    inner.mkdir()
    (inner / "__init__.py").write_text("SAYS = 'inside'\n")
    assert _imported(package, "inner") == ("inside", False)
    assert _imported(package, "inner") == ("inside", True)
    spec = _spec(package, "inner")
    assert spec is not None
    assert spec.submodule_search_locations == [str(inner)]
    loader = spec.loader
    assert isinstance(loader, own_modules._Loader)
    first, second = loader.get_code(spec.name), loader.get_code(spec.name)
    assert first is not second
    assert first == second


def test_others_modules_are_not_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    source = folder / "rules.py"
    source.write_text("SAYS = 1\n")
    py_compile.compile(str(source), doraise=True)
    assert own_modules._FINDER.find_spec("acme.rules", [str(folder)]) is None
    monkeypatch.setattr(own_modules._FINDER, "packages", {"acme"})
    assert own_modules._FINDER.find_spec("acme.rules", [str(folder)]) is not None
    assert own_modules._FINDER.find_spec("acme") is None
