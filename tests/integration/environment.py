"""Virtual environments of their own, in which distributions are installed and used."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from machinery import run


class Environment(NamedTuple):
    """A virtual environment; `python` is its interpreter."""

    python: Path

    @classmethod
    def copy_of(cls, commands: Path, folder: Path) -> Environment:
        """A copy, at `folder`, of the environment with this folder of commands.

        Commands there still begin with the path of the first, so they are run as modules.
        """
        shutil.copytree(commands.parent, folder, symlinks=True)
        return cls(folder / "bin" / "python")

    @property
    def packages(self) -> Path:
        """Where distributions are installed."""
        (found,) = (self.python.parent.parent / "lib").glob("python*/site-packages")
        return found

    def pip(self, *arguments: object) -> None:
        """Run pip."""
        self.module("pip", "-q", *arguments, cwd=self.packages)

    def module(
        self,
        *arguments: object,
        cwd: Path,
        env: Mapping[str, str] | None = None,
        may_fail: bool = False,
    ) -> subprocess.CompletedProcess[str]:
        """Run a module (`pytest`, `mypy`, ...) with its arguments."""
        return run(self.python, "-m", *arguments, cwd=cwd, env=env, may_fail=may_fail)

    def lint(self, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run isms-lint."""
        return self.module("isms_lint", *arguments, cwd=cwd, may_fail=True)
