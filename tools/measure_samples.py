"""Score the code on the bundled sample pages that have an annotation, with the scorer of the annotated pages.

    python tools/measure_samples.py            # needs ../shared/gold/score.py
    python tools/measure_samples.py --faults

The samples were written and annotated without a look at what the code gives, and no weight was learned from them; rules
have been mended since by the kinds of fault they showed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from importlib import resources
from pathlib import Path

from marsad.exports.printed import page_record
from marsad.lexicon.compiled import load_lexicon
from marsad.pipeline import code_page
from marsad.records import Failure
from marsad.sources.receiving import receive

SCORER = Path(__file__).resolve().parents[2] / "shared" / "gold" / "score.py"


def main() -> int:
    """Run the measurement and print the scorer's table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", action="store_true", help="print every miss and false alarm")
    arguments = parser.parse_args()
    if not SCORER.is_file():
        print(f"the scorer is not at {SCORER.parent.parent.name}/gold: nothing to measure with", file=sys.stderr)
        return 1
    samples = Path(str(resources.files("marsad"))) / "samples"
    lexicon = load_lexicon()
    with tempfile.TemporaryDirectory() as scratch:
        folder, out = Path(scratch) / "gold", Path(scratch) / "out.jsonl"
        folder.mkdir()
        lines = []
        for path in sorted((samples / "expected").glob("*.json")):
            source = next((samples / "pages").glob(f"{path.stem}.*"))
            gold = {**json.loads(path.read_text("utf-8")), "page": source.name}
            (folder / path.name).write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
            for page in receive([source]):
                if isinstance(page, Failure):
                    raise SystemExit(page.message)
                record = {**page_record(code_page(page, lexicon)), "page": source.name}
                lines.append(json.dumps(record, ensure_ascii=False))
        out.write_text("\n".join(lines), "utf-8")
        command = [sys.executable, str(SCORER), str(folder), str(out), *(["--faults"] if arguments.faults else [])]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
