"""Named tuples of ours are those of `typing`, to whoever uses them."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from isms_lint import values


class Ours(values.NamedTuple):
    """A span of days."""

    start: int
    end: int | None
    name: str = "time"
    open: bool = False

    @property
    def days(self) -> int:
        """How long it is."""
        return 0 if self.end is None else self.end - self.start

    def __str__(self) -> str:
        return f"{self.name} of {self.days}"


class Standard(typing.NamedTuple):
    """A span of days."""

    start: int
    end: int | None
    name: str = "time"
    open: bool = False

    @property
    def days(self) -> int:
        """How long it is."""
        return 0 if self.end is None else self.end - self.start

    def __str__(self) -> str:
        return f"{self.name} of {self.days}"


class One(values.NamedTuple):
    only: int


class Nothing(values.NamedTuple):
    """A class without a field."""


BOTH = pytest.mark.parametrize("kind", [Ours, Standard])


@BOTH
def test_it_is_made_and_read_by_place_and_by_name(kind: typing.Any) -> None:
    one = kind(3, end=9, open=True)
    assert one == (3, 9, "time", True)
    assert hash(one) == hash((3, 9, "time", True))
    assert (one.start, one.end, one.name, one.open, one.days) == (3, 9, "time", True, 6)
    assert f"{one}" == "time of 6"
    assert repr(one) == f"{kind.__name__}(start=3, end=9, name='time', open=True)"
    match one:
        case kind(start, end):
            assert (start, end) == (3, 9)
    assert isinstance(one, tuple)
    assert kind.__doc__ == "A span of days."


@BOTH
def test_another_is_made_of_it(kind: typing.Any) -> None:
    one = kind(3, None)
    assert one._replace(end=4, name="x") == kind(3, 4, "x")
    assert type(one._replace(end=4)) is kind
    assert kind._make([1, 2, "a", True]) == kind(1, 2, "a", True)
    assert one._asdict() == {"start": 3, "end": None, "name": "time", "open": False}
    assert kind._fields == ("start", "end", "name", "open")
    assert kind._field_defaults == {"name": "time", "open": False}
    for other in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert other == one
        assert type(other) is kind


@BOTH
def test_what_does_not_fit_is_refused(kind: typing.Any) -> None:
    with pytest.raises(TypeError, match=rf"^{kind.__name__}.__new__\(\) missing 1 .*: 'end'$"):
        kind(1)
    with pytest.raises(TypeError, match="unexpected keyword argument 'nonsense'"):
        kind(1, 2, nonsense=3)
    with pytest.raises(TypeError, match="takes from 3 to 5 positional arguments but 6 were given"):
        kind(1, 2, 3, 4, 5)
    with pytest.raises(ValueError, match="Got unexpected field names: \\['nonsense'\\]"):
        kind(1, 2)._replace(nonsense=3)
    with pytest.raises(TypeError, match="Expected 4 arguments, got 1"):
        kind._make([1])
    with pytest.raises(AttributeError):
        kind(1, 2).start = 4
    with pytest.raises(AttributeError):
        kind(1, 2).nonsense = 4


def test_classes_with_as_many_fields_keep_their_own_names() -> None:
    class Other(values.NamedTuple):
        a: int
        b: int
        c: int
        d: int

    assert Other(a=1, b=2, c=3, d=4) == (1, 2, 3, 4)
    assert Other(1, 2, 3, 4).d == 4
    assert Ours(1, 2).name == "time"
    assert not hasattr(Ours(1, 2), "a")


def test_it_may_have_one_field_or_none() -> None:
    assert repr(One(only=1)) == "One(only=1)"
    assert One(1)._replace(only=2) == (2,)
    assert repr(Nothing()) == "Nothing()"
    assert Nothing() == ()


def test_names_of_its_types_can_be_read() -> None:
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Standard)
