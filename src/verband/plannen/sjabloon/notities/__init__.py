"""Findings back into her own workbook: notes in the cells, and a sheet *Bevindingen*."""
