"""Measure the date expressions of tests/reading/dates.tsv beside dateparser and htmldate.

    python tools/measure_dates_peers.py            # the table by kind of expression
    python tools/measure_dates_peers.py --faults   # every answer of Marsad that is not right

Each row of the table is a text with at most one expression, and the day to count from. Marsad must find it in the
text. dateparser is given more: the expression already cut out, and the whole text after it where that gives nothing;
once for Arabic, once for each of its Arabic regions, of which the best answer counts. htmldate, which reads pages, is
given a page that holds the text and nothing else. An answer is right if it names the very day, month, year or interval;
where the text holds no date, or none that can be resolved, silence is right.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from peers import peer_python, peer_version

from marsad import __version__
from marsad.reading.dates import find_dates

_TABLE = Path(__file__).resolve().parent.parent / "tests" / "reading" / "dates.tsv"
_NOTHING, _OPEN = "-", "?"

# Run by the peers' own Pythons: rows as JSON on standard input, for each row a list of answers in EDTF.
_DATEPARSER = """
import calendar, datetime as dt, json, sys, warnings
warnings.simplefilter('ignore')
from dateparser.date import DateDataParser
from dateparser.search import search_dates
REGIONS = ['', *'AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE'.split()]
def edtf(data):
    if data.date_obj is None:
        return None
    day = data.date_obj.date()
    if data.period == 'week':
        monday = day - dt.timedelta(days=day.weekday())
        return f'{monday}/{monday + dt.timedelta(days=6)}'
    return {'month': f'{day:%Y-%m}', 'year': f'{day:%Y}'}.get(data.period, str(day))
rows = json.load(sys.stdin)
answers = [[] for _ in rows]
for region in REGIONS:
    for row, found in zip(rows, answers):
        # Without a day of counting a fixed one, for the peer would take the day of the run.
        settings = {'PREFER_DATES_FROM': 'past', 'RELATIVE_BASE': dt.datetime(1970, 1, 1)}
        if row['anchor']:
            settings['RELATIVE_BASE'] = dt.datetime.fromisoformat(row['anchor'])
        locale = 'ar-' + region if region else 'ar'
        answer = edtf(DateDataParser(locales=[locale], settings=settings).get_date_data(row['expression']))
        if answer is None and not region:
            searched = search_dates(row['text'], languages=['ar'], settings=settings)
            answer = str(searched[0][1].date()) if searched else None
        found.append(answer)
json.dump(answers, sys.stdout)
"""
_HTMLDATE = """
import json, sys
from htmldate import find_date
page = '<html lang="ar"><head><title></title></head><body><article><p>{}</p></article></body></html>'
answers = []
for row in json.load(sys.stdin):
    text = row['text'].replace('&', '&amp;').replace('<', '&lt;')
    answers.append([find_date(page.format(text), extensive_search=True, original_date=True)])
json.dump(answers, sys.stdout)
"""


class Row(NamedTuple):
    """A row of the table with its kind."""

    kind: str
    text: str
    anchor: str | None
    edtf: str


def main() -> int:
    """Print for each program how many expressions of each kind it gets right, wrong, or leaves unanswered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", action="store_true", help="print Marsad's answers that are not right")
    arguments = parser.parse_args()
    rows = _rows()
    expressions = [_expression(r) for r in rows]
    marsad = [_marsad(r) for r in rows]
    parsed = _peer("dateparser", _DATEPARSER, rows, expressions)
    programs = {
        f"Marsad {__version__}": marsad,
        f"{peer_version('dateparser')}, Arabic": [answers[:1] for answers in parsed],
        f"{peer_version('dateparser')}, best region": parsed,
        peer_version("htmldate"): _peer("htmldate", _HTMLDATE, rows, expressions),
    }
    if arguments.faults:
        for row, answers in zip(rows, marsad, strict=True):
            if _verdict(row, answers) != "right":
                print(row, answers)
    _print_table(rows, programs)
    return 0


def _rows() -> list[Row]:
    rows, kind = [], ""
    for line in _TABLE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            kind = line.removeprefix("## ")
        elif line and not line.startswith("#"):
            text, anchor, edtf, _ = line.split("\t")
            rows.append(Row(kind, text, None if anchor == _NOTHING else anchor, edtf))
    return rows


def _found(row: Row) -> list[tuple[str, str | None]]:
    anchor = dt.date.fromisoformat(row.anchor) if row.anchor else None
    return [(one.text, one.edtf) for one in find_dates(row.text, anchor)]


def _marsad(row: Row) -> list[str | None]:
    return [edtf for _, edtf in _found(row)]


def _expression(row: Row) -> str:
    """Return the expression cut out of its text, and the whole text where there is none."""
    found = _found(row)
    return found[0][0] if found else row.text


def _peer(name: str, program: str, rows: list[Row], expressions: list[str]) -> list[list[str | None]]:
    given = [{"text": r.text, "anchor": r.anchor, "expression": e} for r, e in zip(rows, expressions, strict=True)]
    result = subprocess.run(
        [str(peer_python(name)), "-c", program], input=json.dumps(given), check=True, capture_output=True, text=True
    )
    answers: list[list[str | None]] = json.loads(result.stdout)
    return answers


def _verdict(row: Row, answers: list[str | None]) -> str:
    """Return right, wrong or silent for the best of some answers."""
    given = [a for a in answers if a is not None]
    if row.edtf in (_NOTHING, _OPEN):
        return "wrong" if given and len(given) == len(answers) else "right"
    if row.edtf in given:
        return "right"
    return "wrong" if given else "silent"


def _print_table(rows: list[Row], programs: dict[str, list[list[str | None]]]) -> None:
    """Print a table in Markdown: right/wrong/silent by kind."""
    by_kind: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for name, answers in programs.items():
        for row, said in zip(rows, answers, strict=True):
            for kind in (row.kind, "all"):
                by_kind[kind][name][_verdict(row, said)] += 1
    print("| kind | rows |", " | ".join(programs), "|")
    print("|---|---|" + "---|" * len(programs))
    kinds = [*dict.fromkeys(r.kind for r in rows), "all"]
    for kind in kinds:
        counts = by_kind[kind]
        total = sum(next(iter(counts.values())).values())
        cells = (f"{counts[n]['right']}/{counts[n]['wrong']}/{counts[n]['silent']}" for n in programs)
        print(f"| {kind} | {total} |", " | ".join(cells), "|")


if __name__ == "__main__":
    sys.exit(main())
