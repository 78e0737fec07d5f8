"""The compiled lexicon is the lexicon."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from marsad.language.words import split_words
from marsad.lexicon import compiled
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.latinnames import read_latin_names
from marsad.lexicon.loading import read_rows
from marsad.lexicon.matching import Lexicon
from marsad.lexicon.nametable import NameTable, read_names
from marsad.lexicon.spellings import Spellings, read_spellings

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "وقال وزير الخارجية الروسي سيرغي لافروف للصحفيين في بكين إن الصين وروسيا ستواصلان التعاون"


def found(lexicon: Lexicon) -> list[tuple[int, int, str, str, str]]:
    """Return what a lexicon finds, in comparable form."""
    hits = lexicon.match(split_words(TEXT))
    return sorted((h.first, h.last, h.entry.key, h.prefix, " ".join(sorted(h.features))) for h in hits)


def test_compiled_and_read_lexicon_find_the_same() -> None:
    """What the compiled lexicon finds is what its sources say."""
    assert found(load_lexicon()) == found(Lexicon(read_rows()))
    assert found(load_lexicon())


def test_a_lexicon_made_from_other_sources_is_not_used(tmp_path: Path) -> None:
    """A compiled file with another digest, or a damaged one, is passed over."""
    path = tmp_path / "lexicon.compiled"
    assert compiled._read(path, b"0" * 16) is None
    compiled._write(path, b"0" * 16, load_lexicon().packed)
    assert compiled._read(path, b"1" * 16) is None
    kept = compiled._read(path, b"0" * 16)
    assert kept is not None
    assert found(Lexicon.of(kept)) == found(load_lexicon())
    path.write_bytes(path.read_bytes()[:1000])
    assert compiled._read(path, b"0" * 16) is None


def test_records_are_read_as_they_were_written(tmp_path: Path) -> None:
    """What is kept is made again, field by field, and the collector is left as it was."""
    path = tmp_path / "latin.compiled"
    table = read_latin_names()
    compiled._write(path, b"0" * 16, table)
    assert compiled._read(path, b"0" * 16) == table
    assert gc.isenabled()


def test_the_registry_is_at_hand_soon() -> None:
    """Names and spellings are kept compiled: reading them again gives what their sources give."""
    assert compiled.compiled("spellings", Spellings, read_spellings) == read_spellings()
    kept, read = compiled.compiled("names", NameTable, read_names), read_names()
    assert all(kept.kind(t) is read.kind(t) and kept.latin(t) == read.latin(t) for t in ("محمد", "رجل", "جون", "قط"))
