"""Compiled resources: what reading them gives, kept so that a process starts at once.

Like Python's own compiled modules a value is made when first needed, stands beside its sources, names what it was made
from and is made again when a source changes. It is never the source of anything: delete it and nothing is lost. Where
the folder can't be written, every process reads the sources.
"""

from __future__ import annotations

import gc
import os
import pickle
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from marsad.lexicon.loading import read_rows, resource
from marsad.lexicon.matching import Lexicon, Packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

_Value = TypeVar("_Value")

# The packages whose code turns resources into what is compiled.
_MAKERS = ("marsad.language", "marsad.lexicon", "marsad.reading", "marsad.coding", "marsad.gathering")
# What reading a damaged or foreign file may raise: the sources are read instead.
_UNREADABLE = (OSError, pickle.UnpicklingError, EOFError, ValueError, AttributeError, ImportError, IndexError)


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon of the package's resources; read once a process, never changed after."""
    return Lexicon.of(compiled("lexicon", Packed, lambda: Lexicon(read_rows()).packed))


def compiled(name: str, kind: type[_Value], make: Callable[[], _Value]) -> _Value:
    """Return what the resources give: kept from an earlier process, or made now and kept.

    Args:
        name: the file to keep it in is called so; one name, one maker.
        kind: the value's type.
        make: reads the resources, by code of the packages that read them.
    """
    made_from = _fingerprint()
    path = Path(str(resource(f"{name}.compiled")))
    value = _read(path, made_from)
    if isinstance(value, kind):
        return value
    value = make()
    _write(path, made_from, value)
    return value


@cache
def _fingerprint() -> bytes:
    """Return a digest of all that is compiled from: the resources and the code that reads them."""
    digest = blake2b(digest_size=16)
    folders = (resource(), *(resources.files(package) for package in _MAKERS))
    for path in (path for folder in folders for path in _sources(folder)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_dir():
            yield from _sources(path)
        elif path.name.endswith((".yaml", ".tsv", ".py")):
            yield path


def _read(path: Path, made_from: bytes) -> object:
    """Return the compiled value if it was made from just these sources, else None."""
    with suppress(*_UNREADABLE), path.open("rb") as file, _uncollected():
        if file.read(len(made_from)) == made_from:
            return pickle.load(file)  # noqa: S301 (our own file, beside our own code, as trusted as a .pyc)
    return None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector from looking through records while they are made: nothing of them is garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class _Pickler(pickle.Pickler):
    """Writes records by the values of their fields, which are read five times as fast as by their names."""

    def reducer_override(self, obj: object) -> Any:
        """Return how a record of slots is made again; leave the rest to pickle."""
        kind = type(obj)
        if is_dataclass(kind) and "__slots__" in vars(kind):
            return _whole, (kind, *(getattr(obj, name) for name in _names(kind)))
        return NotImplemented


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _whole(kind: type, *values: object) -> object:
    """Return a record with the given values of its fields, as it was made once: nothing is checked again."""
    record: object = object.__new__(kind)
    for name, value in zip(_names(kind), values, strict=True):
        object.__setattr__(record, name, value)
    return record


def _write(path: Path, made_from: bytes, value: object) -> None:
    """Keep a compiled value; another process never sees half of it."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made_from)
                _Pickler(file, protocol=5).dump(value)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
