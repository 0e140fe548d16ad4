"""Files of strangers as cells, and cells as files; nothing here knows what they mean."""
