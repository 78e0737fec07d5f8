"""The whole coding of one article."""

from __future__ import annotations

import marsad


def roles(text: str) -> set[str | None]:
    """Return the roles of the persons among the actors of a page's first article."""
    (coding,) = marsad.code(text)
    return {a.role for a in coding.actors if a.kind == "person"}


def test_who_is_never_named_and_has_no_part_is_no_actor() -> None:
    """A mere holder of a title counts where he speaks, not where he is only mentioned."""
    told = "زيارة جديدة\n\nقال وزير الخارجية الكيني إن بلاده ملتزمة بالاتفاق مع رئيس البرلمان الغاني السابق."
    assert roles(told) == {"وزير الخارجية الكيني"}


def test_who_is_named_is_an_actor_without_a_part() -> None:
    """A name counts even where its bearer neither speaks nor acts."""
    told = "زيارة جديدة\n\nقال وزير الخارجية الكيني إن بلاده ملتزمة بالاتفاق مع رئيس البرلمان الغاني ألبان باغبين."
    assert roles(told) == {"وزير الخارجية الكيني", "رئيس البرلمان الغاني"}
