"""Finds modules that come with isms-lint where they lie, in place of looking for them.

A run imports some seven hundred small modules. Python's own finder goes through every kind of module
that could lie in a folder, and opens what was compiled by way of a file object: that takes longer than
most modules do. Here each has one place (no folder beside it has its name), and what Python compiled
counts by the same rule as there (PEP 3147): it names the time and the size of its source. What is not
as usual is left to that finder.
"""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER

TYPE_CHECKING = False  # of `typing`, which takes longer to import than this saves on small runs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

_HEADER = 16
"""Bytes before the code: magic number, flags, time and size of the source."""
_BY_TIME = MAGIC_NUMBER + b"\0\0\0\0"
"""How what counts by the time of its source begins, not by its content (PEP 552)."""
_MOST_BYTES = 1 << 17
"""What is larger is read by Python's finder."""
_WORD = 0xFFFFFFFF
"""The four bytes in which Python keeps time and size."""
_READING = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class _Loader(SourceFileLoader):
    """Has the code at hand for the one time it is usually asked for."""

    code: "CodeType | None" = None

    def get_code(self, fullname: str) -> "CodeType | None":
        code, self.code = self.code, None
        return super().get_code(fullname) if code is None else code


class _Finder:
    """A finder (PEP 302) for the modules of packages, which are imported already."""

    def __init__(self) -> None:
        self.packages: set[str] = set()
        self._ending = f".{sys.implementation.cache_tag}.pyc"

    def find_spec(
        self, name: str, path: "Sequence[str] | None" = None, _target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        """Where the module `name` of a package that looks in `path` lies; None where that is not known
        here.
        """
        if not path or name.partition(".")[0] not in self.packages:
            return None
        folder = path[0]
        stem = name.rpartition(".")[2]
        inside = None
        file = f"{folder}{os.sep}{stem}.py"
        try:
            about = os.stat(file)
        except OSError:
            inside = folder = f"{folder}{os.sep}{stem}"
            stem = "__init__"
            file = f"{folder}{os.sep}{stem}.py"
            try:
                about = os.stat(file)
            except OSError:
                return None
        compiled = f"{folder}{os.sep}__pycache__{os.sep}{stem}{self._ending}"
        raw = _read(compiled)
        modified, size = int(about.st_mtime) & _WORD, about.st_size & _WORD
        if raw[:_HEADER] != _BY_TIME + modified.to_bytes(4, "little") + size.to_bytes(4, "little"):
            return None
        try:
            code = marshal.loads(memoryview(raw)[_HEADER:])  # noqa: S302 (Python compiled it)
        except (EOFError, TypeError, ValueError):
            return None  # damaged
        if getattr(code, "co_filename", None) != file:
            return None  # of a folder that was moved: errors would name the one it came from
        loader = _Loader(name, file)
        loader.code = code
        spec = ModuleSpec(name, loader, origin=file)
        spec.has_location = True
        spec.cached = compiled
        if inside is not None:
            spec.submodule_search_locations = [inside]
        return spec


def _read(path: str) -> bytes:
    """What was compiled to `path`; nothing where there is none, or more than is usual."""
    try:
        handle = os.open(path, _READING)
    except OSError:
        return b""
    try:
        raw = os.read(handle, _MOST_BYTES)
    except OSError:
        return b""
    finally:
        os.close(handle)
    return raw if len(raw) < _MOST_BYTES else b""


_FINDER = _Finder()


def install_finder() -> None:
    """From now on this process finds the modules of isms-lint so. Nothing is done where Python keeps
    what it compiles elsewhere, or compiles it otherwise.
    """
    if sys.pycache_prefix is None and not sys.flags.optimize and _FINDER not in sys.meta_path:
        sys.meta_path.insert(0, _FINDER)
        also_find_in("isms_lint")


def also_find_in(package: str) -> None:
    """The package comes with isms-lint, too: its modules are found in the same way, where these are."""
    _FINDER.packages.add(package)
