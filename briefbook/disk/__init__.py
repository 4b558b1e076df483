"""Disk room: bytes that survive: atomic writes, envelopes with a hash, journals, locks, safe walks; no domain word."""
