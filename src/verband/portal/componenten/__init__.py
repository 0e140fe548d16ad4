"""The living page: each component of ``ui`` with its states and the code to copy."""
