"""Where isms-lint keeps what the next run can use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from isms_lint.cache.folder import cache_folder


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The user's home, and no variable that says otherwise."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("ISMS_LINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def test_below_the_home(home: Path) -> None:
    assert cache_folder() == str(home / ".cache" / "isms-lint")


def test_where_the_user_keeps_caches(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "elsewhere"))
    assert cache_folder() == str(home / "elsewhere" / "isms-lint")


def test_a_folder_of_caches_has_to_be_absolute(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "elsewhere")
    assert cache_folder() == str(home / ".cache" / "isms-lint")


def test_the_variable_names_the_folder_itself(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "elsewhere"))
    monkeypatch.setenv("ISMS_LINT_CACHE_DIR", "here")
    assert cache_folder() == str(home / "here")


def test_on_a_mac(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == str(home / "Library" / "Caches" / "isms-lint")


def test_on_windows(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert cache_folder() is None
    monkeypatch.setenv("LOCALAPPDATA", str(home / "Local"))
    assert cache_folder() == str(home / "Local" / "isms-lint")


def test_without_a_home_there_is_none(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "nowhere")
    assert cache_folder() is None
