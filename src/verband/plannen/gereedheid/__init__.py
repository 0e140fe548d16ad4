"""Is the table ready? The rules of who takes part and in which form, on the real table."""
