"""The `verband` command."""
