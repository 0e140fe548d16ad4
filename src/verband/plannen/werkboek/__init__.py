"""A workbook as cells: a small streaming reader that knows nothing of a plan."""
