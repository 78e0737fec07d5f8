"""The programs that Marsad is measured beside, each in an environment of its own under .bench/."""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

_BENCH = Path(__file__).resolve().parent.parent / ".bench"
# A part of lxml that some peers import and do not ask for.
_CLEAN = "lxml_html_clean==0.4.6"
#: What is installed for each peer, itself first.
PEERS = {
    "trafilatura": ("trafilatura==2.3.1", _CLEAN),
    "readability-lxml": ("readability-lxml==0.9", _CLEAN),
    "justext": ("justext==3.0.2", _CLEAN),
    "resiliparse": ("resiliparse==2.0.1",),
    "newspaper4k": ("newspaper4k==0.9.6", "nltk==3.10.4", _CLEAN),
    "htmldate": ("htmldate==1.11.0", _CLEAN),
    "dateparser": ("dateparser==1.5.0",),
    "rapidfuzz": ("rapidfuzz==3.14.6",),
    "jellyfish": ("jellyfish==1.3.0",),
}


def peer_version(name: str) -> str:
    """Return a peer's name and version, as in ``htmldate 1.11.0``."""
    return PEERS[name][0].replace("==", " ")


def peer_python(name: str) -> Path:
    """Return a Python that has a peer; its environment is made where it is missing, which needs the network."""
    wanted = PEERS[name]
    folder = _BENCH / name
    python, stamp = folder / "bin" / "python", folder / "+".join(wanted)
    if not stamp.is_file():
        venv.create(folder, clear=True, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted]
        subprocess.run(install, check=True)
        stamp.touch()
    return python
