"""A record under construction: its data, and where each of its fields came from."""

from __future__ import annotations

from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.values import NamedTuple


class Left(NamedTuple):
    """What a mapping does not account for: where in the row, in which way, the value, and what is wrong
    with it where that has to be said.
    """

    path: FieldPath
    reason: str
    value: str
    said: str = ""


class Wordless(str):
    """A text for which the mapping has no word, though it has some for the field."""

    __slots__ = ()


class Told(str):
    """A text in the place of a value that it has no reading as, of which that is told already."""

    __slots__ = ()


class Building:
    """The data of one record while a mapping fills it.

    Numbers in the paths of a mapping count the places of a list as the mapping's author numbered
    them. A place nothing was put into leaves no gap: those after it move up.
    """

    __slots__ = ("_places", "data", "decided", "named", "not_stated", "origin", "told", "unmapped")

    def __init__(self) -> None:
        self.decided = 0
        self.told = 0
        self.not_stated = 0
        """How many cells decide something (a date, a word, a person, a number), how many tell something
        else, and how many stand for what nobody stated yet.
        """
        self.named = False
        """Whether it has a title or a name."""
        self.data: dict[str, Any] = {}
        self.origin: dict[FieldPath, FieldPath] = {}
        self.unmapped: list[Left] = []
        self._places: dict[FieldPath, int] = {}

    def put(self, target: FieldPath, path: FieldPath, value: Any) -> FieldPath:
        """Set the value at `path` below `target`, making mappings and lists on the way.

        `target` stands already. Returns where the value now stands.
        """
        place: Any = self.data
        for step in target:
            place = place[step]
        at = target
        for number, step in enumerate(path):
            last = number + 1 == len(path)
            fresh = _own(value) if last else [] if isinstance(path[number + 1], int) else {}
            if isinstance(step, int):
                step = self._places.setdefault((*target, *path[: number + 1]), len(place))
                if step == len(place):
                    place.append(fresh)
            elif last:
                place[step] = fresh
            else:
                place.setdefault(step, fresh)
            place = place[step]
            at = (*at, step)
        return at

    @property
    def is_open(self) -> bool:
        """Whether nothing is decided in it yet: it may be a row of a template."""
        return not self.decided and self.told < self.not_stated

    @property
    def is_prepared(self) -> bool:
        """Whether there is nothing but an id: a row that waits for its contents."""
        return not (self.decided or self.told or self.named)

    def source_of(self, path: FieldPath) -> FieldPath:
        """Where in the row the value at `path` came from, or the nearest around it."""
        for length in range(len(path), 0, -1):
            found = self.origin.get(path[:length])
            if found is not None:
                return found
        return ()

    def put_constant(self, target: FieldPath, path: FieldPath, value: Any) -> None:
        """Set `value` at `path` below `target` where the row left it open.

        In a place of a list that the row left empty there is nothing to set.
        """
        place: Any = self.data
        for step in target:
            place = place[step]
        for number, step in enumerate(path):
            if isinstance(step, int):
                actual = self._places.get((*target, *path[: number + 1]))
                if actual is None:
                    return
                place = place[actual]
            elif isinstance(place, dict) and step in place:
                place = place[step]
            elif any(isinstance(later, int) for later in path[number:]):
                return
            else:
                self.put(target, path, value)
                return


def moved(origin: dict[FieldPath, FieldPath], path: FieldPath, numbers: list[int]) -> None:
    """Put right where the items of the list at `path` stand, of which each has now the number that is
    its place in `numbers`, and had the one that stands there.
    """
    before = {n: at for n in set(numbers) if (at := origin.get((*path, n))) is not None}
    if before and numbers != list(range(len(before))):
        for number in before:
            del origin[(*path, number)]
        origin.update({(*path, new): before[n] for new, n in enumerate(numbers) if n in before})


def _own(value: Any) -> Any:
    """A value that the record may change: what was read, and the mapping, stay as they are."""
    if isinstance(value, dict):
        return {name: _own(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_own(one) for one in value]
    return value
