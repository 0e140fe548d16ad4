"""The pages of a region: dossiers for who keeps them, what was shared for who receives it."""
