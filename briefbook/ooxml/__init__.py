"""Ooxml room: bounded reading of Word packages, and what reading and writing of Word files share."""
