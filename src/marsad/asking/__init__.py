"""Asking: the questions people have, each a function of a store with a typed answer."""
