"""Findings back into a workbook: notes in the cells, and a sheet *Bevindingen*."""
