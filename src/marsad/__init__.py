"""Marsad reads Arabic news pages and keeps a cited record of diplomacy."""

__version__ = "0.1.0"
