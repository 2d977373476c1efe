"""The names in a rule pack, all made from the one its author gives."""

from __future__ import annotations

import keyword
import re
import sys
from collections.abc import Collection

from isms_lint.config.errors import UsageError
from isms_lint.files.devices import is_device
from isms_lint.values import NamedTuple

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_. ]+[A-Za-z0-9]+)*\Z")
_LONGEST = 60
_LETTERS = re.compile(r"[A-Z]{2,8}\Z")
_RESERVED = frozenset({"ALL"})
"""What stands for every rule where rules are named."""
_TESTS = ("test", "tests", "conftest")
"""What stands beside the package, or is Python's own tests: the package would be taken for it."""
_NEEDED = frozenset({"isms_lint", "pytest", "pip", "setuptools", "wheel", "hatchling"})
"""What builds, runs and tests the pack."""
_FEWEST, _USUAL, _MOST = 2, 3, 8
"""Letters of a code."""


class Taken(NamedTuple):
    """What is there already: letters that rules begin with, names of plugins and profiles, names of
    packages that Python would import.
    """

    families: Collection[str]
    names: Collection[str]
    packages: Collection[str]


class PackNames(NamedTuple):
    """`name` is that of the distribution and of the plugin, `package` the one Python imports, `letters`
    begin the codes of its rules.
    """

    name: str
    package: str
    letters: str

    @property
    def prefix(self) -> str:
        """What names of rules and kinds begin with, so that they clash with nobody's."""
        return self.letters.lower()


def name_pack(given: str, letters: str | None, taken: Taken) -> PackNames:
    """The names of a pack called `given`, with `letters`, or letters of its name that are free.

    Raises UsageError where the name or the letters will not do.
    """
    if not _NAME.match(given) or len(given) > _LONGEST:
        raise UsageError(
            f"`{given}` cannot be the name of a pack: letters of the English alphabet and digits,"
            f" words joined by hyphens, a letter first, at most {_LONGEST} characters"
        )
    name = re.sub(r"[-_. ]+", "-", given).lower()
    package = name.replace("-", "_")
    why = ""
    if name in taken.names:
        why = "isms-lint has a plugin or a profile of this name here"
    elif keyword.iskeyword(package) or package in _TESTS:
        why = f"Python cannot import it as `{package}`"
    elif is_device(package):
        why = "Windows keeps this name for a device"
    elif package in _NEEDED | _python_names(taken):
        why = f"Python has a package `{package}` here"
    if why:
        raise UsageError(f"a pack cannot be called `{given}`: {why}. What about `{name}-rules`?")
    if letters is None:
        return PackNames(name, package, _free_letters(name, taken.families))
    if not _LETTERS.match(letters) or letters in _RESERVED:
        raise UsageError(
            f"--code {letters}: a rule code begins with two to eight capitals, such as ACM in ACM001"
        )
    if letters in taken.families:
        raise UsageError(f"--code {letters}: there are rules with these letters; choose others")
    return PackNames(name, package, letters)


def _python_names(taken: Taken) -> set[str]:
    """In small letters: file systems may not tell them from capitals."""
    return {name.lower() for name in (*sys.stdlib_module_names, *taken.packages)}


def _free_letters(name: str, families: Collection[str]) -> str:
    """The first letters of the name that no rule begins with: three, or more where these are taken."""
    written = re.sub(r"[^a-z]", "", name).upper()[:_MOST]
    for number in range(min(_USUAL, len(written)), len(written) + 1):
        letters = written[:number]
        if number >= _FEWEST and letters not in families and letters not in _RESERVED:
            return letters
    raise UsageError(
        f"no letters for the codes of `{name}` are free: say which, such as --code ACM"
    )
