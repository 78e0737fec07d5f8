"""Which versions of the stages and of the resources make a record: a changed stage makes its records anew."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: Raised by hand with every change of a stage that changes what it makes.
STAGES = {"reading": 1, "coding": 2}


@cache
def made_with() -> str:
    """Return the versions as one line: the stages' numbers, and a digest of the resources that the rules read."""
    digest = blake2b(digest_size=6)
    for path in _files(resources.files("marsad.resources")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    stages = " ".join(f"{name}={version}" for name, version in STAGES.items())
    return f"{stages} resources={digest.hexdigest()}"


def _files(folder: Traversable) -> list[Traversable]:
    """Return the data files below a folder, sorted by name."""
    found: list[Traversable] = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_dir() and not path.name.startswith("_"):
            found += _files(path)
        elif path.name.endswith((".yaml", ".tsv")):
            found.append(path)
    return found
