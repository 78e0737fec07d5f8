"""The gold gate: scores the code on the annotated pages and fails where a figure is below its floor.

    python tools/gold_gate.py            # both tables, and whether a floor is broken
    python tools/gold_gate.py --raise    # the same, then lift the floors to what was reached

Floors only rise. They stand in tests/gold_floors.json with a digest of the annotated pages, so that figures of other
pages are told apart.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import Any

from marsad.exports.printed import page_record
from marsad.intake import code_safely, failed_page
from marsad.lexicon.compiled import load_lexicon
from marsad.records import Page
from marsad.sources.receiving import receive

_ROOT = Path(__file__).resolve().parent.parent
_GOLD = _ROOT.parent / "shared" / "gold"
_FLOORS = _ROOT / "tests" / "gold_floors.json"
_PARTS = ("train", "dev")
# A raised floor stays this far below the figure, so that a change elsewhere by a record or two does not break it.
_SLACK = 0.005


def gold_digest(gold: Path) -> str:
    """Return a digest of the annotated pages and of the scorer."""
    digest = blake2b(digest_size=8)
    for path in sorted(p for part in (*_PARTS, ".") for p in (gold / part).glob("*") if p.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def score(folder: Path) -> tuple[str, dict[str, float], list[str]]:
    """Code a folder of annotated pages and score what comes out.

    Returns:
        The scorer's table, its figures, and the faults of Marsad itself that were met.
    """
    lexicon = load_lexicon()
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out.jsonl"
        with out.open("w", encoding="utf-8") as lines:
            for page in receive(sorted(folder.glob("*.txt"))):
                coded = code_safely(page, lexicon) if isinstance(page, Page) else failed_page(page)
                faults += [f"{f.page}: {f.message}" for f in coded.failures if f.code == "internal"]
                lines.write(json.dumps(page_record(coded), ensure_ascii=False) + "\n")
        command = [sys.executable, str(folder.parent / "score.py"), str(folder), str(out)]
        table, figures = (
            subprocess.run([*command, *form], check=True, capture_output=True, text=True).stdout
            for form in ([], ["--json"])
        )
    return table, json.loads(figures), faults


def below(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return what is below its floor; a figure that is gone counts as 0."""
    return [
        f"{name}: {figures.get(name, 0.0):.4f} is below {floor:.4f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    ]


def raised(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """Return floors lifted to the figures, never lowered: each cut to two decimals, less the slack."""
    lifted = {name: round(max(math.floor(value * 100) / 100 - _SLACK, 0.0), 4) for name, value in figures.items()}
    return {name: max(lifted.get(name, 0.0), floors.get(name, 0.0)) for name in {**floors, **lifted}}


def main() -> int:
    """Run the gate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was reached")
    arguments = parser.parse_args()
    if not _GOLD.is_dir():
        print(f"no annotated pages at {_GOLD}; nothing to do")
        return 0
    floors: dict[str, Any] = json.loads(_FLOORS.read_text("utf-8"))
    digest = gold_digest(_GOLD)
    if floors["digest"] != digest:
        print(f"the annotated pages changed since the floors were set ({floors['digest']} to {digest})")
    broken = False
    for part in _PARTS:
        table, figures, faults = score(_GOLD / part)
        print(f"\n{part}\n{table}", end="")
        failed = faults + below(figures, floors[part])
        for line in failed:
            print(f"{part}: {line}")
        broken = broken or bool(failed)
        floors[part] = raised(figures, floors[part])
    if arguments.lift:
        floors["digest"] = digest
        _FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=2) + "\n", "utf-8")
        print(f"floors raised in {_FLOORS.relative_to(_ROOT)}")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
