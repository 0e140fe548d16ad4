"""Reads a foreign budget by itself: which cells are lines, and what each of them says."""
