"""The moving line that shows on a terminal how far `add` is."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator


@contextmanager
def moving_line() -> Iterator[tuple[Callable[[str], None], Callable[[Counter[str], Counter[str]], None]]]:
    """Show a line on standard error while pages are taken in.

    Yields:
        A function that prints a message above the line, and one that renews the line from the counts of pages and of
        failures.
    """
    console = Console(stderr=True)
    columns = SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("starting", total=None)

        def tell(message: str) -> None:
            progress.console.print(message, markup=False, highlight=False, soft_wrap=True)

        def show(counts: Counter[str], failures: Counter[str]) -> None:
            done = counts["pages"] + counts["known"]
            elapsed = progress.tasks[0].elapsed or 0.0
            rate = f"{done / elapsed:.0f} pages/s" if elapsed else ""
            progress.update(task, description=f"{done} pages {rate} {failures.total()} failed")

        yield tell, show
