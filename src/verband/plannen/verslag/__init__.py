"""The report of one check, to keep and to pass on: one content, as PDF and as Word."""
