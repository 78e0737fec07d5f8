"""The command line: data on standard output, messages on standard error, exit codes that mean something."""

from marsad.cli.main import main

__all__ = ["main"]
