"""The shape of the code: who may import whom, where SQL and Arabic may stand."""

from __future__ import annotations

import ast
import re
import tokenize
from itertools import pairwise
from pathlib import Path

import pytest

import marsad

_ROOT = Path(marsad.__file__).parent
_FILES = sorted(p for p in _ROOT.rglob("*.py") if "samples" not in p.parts)
# Each part may import those named, and its own modules. Modules that stand alone go by their own names.
_ALLOWED = {
    "records": set(),
    "errors": set(),
    "edtf": set(),
    "versions": set(),
    "resources": set(),
    "language": {"records", "errors"},
    "lexicon": {"language", "records", "errors", "resources"},
    "reading": {"lexicon", "language", "records", "errors", "edtf"},
    "coding": {"lexicon", "language", "records", "errors", "edtf", "reading"},
    "pipeline": {"coding", "reading", "lexicon", "language", "records", "errors"},
    "sources": {"records", "errors", "language"},
    "intake": {"pipeline", "reading", "records", "errors", "lexicon"},
    "store": {"records", "errors", "language", "edtf", "versions"},
    "gathering": {"store", "records", "errors", "language", "lexicon", "edtf"},
    "asking": {"gathering", "store", "records", "errors", "language", "lexicon", "edtf"},
    "exports": {"asking", "gathering", "reading", "lexicon", "records", "errors", "edtf"},
    "api": {"asking", "gathering", "store", "sources", "pipeline", "reading", "lexicon", "records", "errors"},
    "cli": {
        *("api", "asking", "exports", "gathering", "intake", "reading", "sources", "store", "lexicon", "records"),
        *("errors", "__init__"),
    },
    "web": {"api", "asking", "exports", "records", "errors"},
    "__main__": {"cli"},
    "__init__": {"api", "errors"},
}
# What of the store may be seen from outside: the store itself, its questions' terms and their answers.
_STORE_FACE = {"store.store", "store.search", "store.selecting", "store.tallies"}
_SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA\s)", re.DOTALL)
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")


def _imports(path: Path) -> set[str]:
    """Return the modules of marsad that a file imports, without the first name; ``__init__`` for marsad itself."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
            if node.module == "marsad":
                names = [f"marsad.{a.name}" if (_ROOT / a.name).exists() or (_ROOT / f"{a.name}.py").exists()
                         else "marsad.__init__" for a in node.names]  # fmt: skip
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        else:
            continue
        found |= {n.removeprefix("marsad.") for n in names if n.startswith("marsad.")}
    return found


def _part(path: Path) -> str:
    first = path.relative_to(_ROOT).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("path", _FILES, ids=lambda p: str(p.relative_to(_ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    """A part imports what stands before it on the way of the data, and nothing behind it."""
    own = _part(path)
    for module in _imports(path):
        part = module.split(".")[0]
        assert part == own or part in _ALLOWED[own], f"{own} imports {module}"


@pytest.mark.parametrize("path", [p for p in _FILES if _part(p) != "store"], ids=lambda p: str(p.relative_to(_ROOT)))
def test_the_stores_inside_is_its_own(path: Path) -> None:
    """Outside the store its tables are not known: no SQL, and no import of its inner modules."""
    inner = {m for m in _imports(path) if m.startswith("store.")} - _STORE_FACE
    assert not inner
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not _SQL.search(node.value)


@pytest.mark.parametrize("path", _FILES, ids=lambda p: str(p.relative_to(_ROOT)))
def test_no_arabic_word_stands_in_code(path: Path) -> None:
    """Arabic letters stand in the resources; in code only docstrings and comments may show them."""
    with path.open("rb") as file:
        tokens = [t for t in tokenize.tokenize(file.readline) if t.type not in (tokenize.COMMENT, tokenize.NL)]
    opening = (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING)
    for before, token in pairwise(tokens):
        if token.type == tokenize.STRING and before.type in opening:
            continue
        assert not _ARABIC.search(token.string), f"line {token.start[0]}: {token.string}"
