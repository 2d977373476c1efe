"""What somebody asks of a check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.rules.basis import Severity


class Request(NamedTuple):
    """Everything an invoker may ask of a check. Each field has the name of an option of the command
    line, which `docs/configuration.md` describes.

    Paths are seen from the working directory. None, or nothing, leaves it to the configuration and to
    what is found there. `paths` narrow what is reported, never what is read. `outputs` are files that
    the invoker writes: they are no records. `plugins` are paths of local plugins. Without `ignores`
    everything is reported as open. `since` is a revision; with `diff_only` alone it is HEAD.
    """

    paths: tuple[str, ...] = ()
    root: str | None = None
    config: str | None = None
    profile: tuple[str, ...] | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}
    fail_on: str | None = None
    baseline: str | None = None
    ignores: bool = True
    rev: str | None = None
    since: str | None = None
    diff_only: bool = False
    config_from: str | None = None
    plugins: tuple[str, ...] = ()
    require_plugins: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    repository: str = ""
    jobs: int = 1

    @property
    def compares(self) -> bool:
        """Whether only what is new is asked for."""
        return self.since is not None or self.diff_only


def words(given: str | Iterable[str]) -> tuple[str, ...]:
    """Codes, families or names: each text may hold several, joined by commas."""
    texts = [given] if isinstance(given, str) else given
    return tuple(word.strip() for text in texts for word in text.split(",") if word.strip())
