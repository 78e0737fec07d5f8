"""Coding: an article's actors, statements and events, each pinned to the words that show it."""
