"""The gold gate holds, and its floors only rise."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

_ROOT = Path(__file__).resolve().parent.parent
_GATE = _ROOT / "tools" / "gold_gate.py"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    """Return the gate's module."""
    spec = importlib.util.spec_from_file_location("gold_gate", _GATE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (_ROOT.parent / "shared" / "gold").is_dir(), reason="the annotated pages are not here")
def test_no_figure_is_below_its_floor() -> None:
    """On the annotated pages the code is no worse than it ever was."""
    result = subprocess.run([sys.executable, str(_GATE)], check=False, capture_output=True, text=True)
    print(result.stdout)  # noqa: T201  (the table is part of what a run shows)
    assert result.returncode == 0, result.stdout + result.stderr


def test_floors_rise_and_never_fall(gate: ModuleType) -> None:
    """A raised floor is the figure cut to two decimals less the slack; a higher floor stays."""
    assert gate.raised({"a": 0.678, "b": 0.5}, {"a": 0.1, "b": 0.9}) == {"a": 0.665, "b": 0.9}


def test_a_figure_below_its_floor_is_told(gate: ModuleType) -> None:
    """What is below its floor, or gone, is named."""
    assert len(gate.below({"a": 0.5}, {"a": 0.6, "b": 0.1, "c": 0.0})) == 2
