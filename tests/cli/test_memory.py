"""Bad input never costs more than 300 MB of memory, and never shows a traceback."""

from __future__ import annotations

import gzip
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_MEGABYTE = 1024 * 1024
_MOST = 300
# A small process of its own starts the command, so that only the command's memory is counted.
_LAUNCHER = """
import os, subprocess, sys
process = subprocess.Popen([sys.executable, '-m', 'marsad', *sys.argv[1:]], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""


def _line(path: Path) -> None:
    path.write_bytes("ا".encode() * (50 * _MEGABYTE))


def _row(path: Path) -> None:
    path.write_bytes(b'{"text": "' + "ا".encode() * (50 * _MEGABYTE) + b'"}\n')


def _packed(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(100):
            file.write(b"x" * _MEGABYTE)


def _tags(path: Path) -> None:
    path.write_bytes(b"<!doctype html>" + "<p>خبر</p>".encode() * 500_000)


def _deep(path: Path) -> None:
    path.write_text("<!doctype html>" + "<div>" * 49_000 + "قال الوزير إن المحادثات مستمرة. " * 20, "utf-8")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 4096 * 100)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("line.txt", _line),
        ("line.jsonl", _row),
        ("packed.jsonl.gz", _packed),
        ("tags.html", _tags),
        ("deep.html", _deep),
        ("binary.html", _binary),
    ],
)
def test_bad_input_costs_little_memory(tmp_path: Path, name: str, write: object) -> None:
    """The command says what is wrong, ends with 3 or 0, and stays below the limit."""
    assert callable(write)
    write(tmp_path / name)
    result = subprocess.run(
        [sys.executable, "-c", _LAUNCHER, "code", str(tmp_path / name)], check=True, capture_output=True, text=True
    )
    code, peak = map(int, result.stdout.split())
    assert code == 3, result.stderr
    assert "Traceback" not in result.stderr
    assert name in result.stderr
    # Linux counts in KB, macOS in bytes.
    assert peak / (1024 if sys.platform != "darwin" else _MEGABYTE) < _MOST
