"""The compiled lexicon: what reading the resources gives, kept so that a process starts at once.

Like Python's own compiled modules it is made when first needed, stands beside its sources, names what it was made from
and is made again when a source changes. It is never the source of anything: delete it and nothing is lost. Where the
folder can't be written, every process reads the sources.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.lexicon.loading import read_rows, resource
from marsad.lexicon.matching import Lexicon, Packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_NAME = "lexicon.compiled"
# What reading a damaged or foreign file may raise: the sources are read instead.
_UNREADABLE = (OSError, pickle.UnpicklingError, EOFError, ValueError, AttributeError, ImportError, IndexError)


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon of the package's resources; read once a process, never changed after."""
    made_from = _fingerprint()
    path = Path(str(resource(_NAME)))
    packed = _read(path, made_from)
    if packed is not None:
        return Lexicon.of(packed)
    lexicon = Lexicon(read_rows())
    _write(path, made_from, lexicon.packed)
    return lexicon


def _fingerprint() -> bytes:
    """Return a digest of all that the compiled lexicon is made from: the resources and the code that reads them."""
    digest = blake2b(digest_size=16)
    for path in (*_sources(resource()), *_sources(resources.files("marsad.lexicon"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_dir():
            yield from _sources(path)
        elif path.name.endswith((".yaml", ".py")):
            yield path


def _read(path: Path, made_from: bytes) -> Packed | None:
    """Return the compiled lexicon if it was made from just these sources."""
    with suppress(*_UNREADABLE), path.open("rb") as file:
        if file.read(len(made_from)) == made_from:
            packed = pickle.load(file)  # noqa: S301 (our own file, beside our own code, as trusted as a .pyc)
            if isinstance(packed, Packed):
                return packed
    return None


def _write(path: Path, made_from: bytes, packed: Packed) -> None:
    """Keep the compiled lexicon; another process never sees half of it."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(prefix=_NAME, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made_from)
                pickle.dump(packed, file, protocol=5)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
