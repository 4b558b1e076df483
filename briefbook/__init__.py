"""Briefbook: find the passage, pick it, make the note in the house style, and keep every source."""

__version__ = "0.1.0"
